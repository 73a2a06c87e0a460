/**
 * The same text for all spellings of a thing: members sorted, nulls dropped. What is sealed is written by
 * RFC 8785 (`canonical`, assure/trail.ts), which drops nothing.
 */
export function oneSpelling(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).filter(([, one]) => one !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
