/** See exclusive.mjs. */
export function exclusively<T>(
  path: string,
  work: () => Promise<T> | T,
  options?: { waiting?: (holder: number) => void; patience_ms?: number },
): Promise<T>;
