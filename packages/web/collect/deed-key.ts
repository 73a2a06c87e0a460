/** A name for a deed, so that one sent twice is done once. */
export const deedKey = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
