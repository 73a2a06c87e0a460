/** The same text for all spellings of a thing: members sorted, nulls dropped. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).filter(([, one]) => one !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
