/**
 * One text for one content, whatever the order of members and of lists, and whether an absent member is left out or null: for contents
 * whose lists have no order. What is hashed has an order: `canonical` (assure/trail.ts).
 */
export function unorderedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(unorderedText).sort().join(',')}]`;
  if (value === null || typeof value !== 'object') return value === undefined ? 'null' : JSON.stringify(value);
  const members = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => `${JSON.stringify(name)}:${unorderedText(one)}`).join(',')}}`;
}
