/** One text for one content: what hashes are taken of, and what is compared. */

/** JSON with the members of every object in order of their names; members without a value are left out. Lists keep their order. */
export const canonicalText = (value: unknown): string => write(value, false);

/** The same whatever the order of lists, and whether an absent member is left out or null: for contents whose lists have no order. */
export const unorderedText = (value: unknown): string => write(value, true);

function write(value: unknown, unordered: boolean): string {
  if (Array.isArray(value)) {
    const all = value.map((one) => write(one, unordered));
    return `[${(unordered ? all.sort() : all).join(',')}]`;
  }
  if (value === null || typeof value !== 'object') return value === undefined ? 'null' : JSON.stringify(value);
  const members = Object.entries(value).filter(([, one]) => one !== undefined && !(unordered && one === null));
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => `${JSON.stringify(name)}:${write(one, unordered)}`).join(',')}}`;
}
