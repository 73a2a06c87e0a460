/** What differs between two values of a trail entry, member by member, so that people can read it. */

/** One text, number or list at a path of member names; null where it was not there. */
export type ValueChange = { readonly path: readonly string[]; readonly before: string | null; readonly after: string | null };

/** Members that differ, in the order in which they first stand; the same on both sides is left out. A value alone has an empty path. */
export function changesOf(before: unknown, after: unknown): readonly ValueChange[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => {
    const change = { path: JSON.parse(name) as string[], before: was.get(name) ?? null, after: is.get(name) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** Every member that holds no other members, as text: decimals to the letter, lists of such in one. */
function leavesOf(value: unknown, path: readonly string[] = [], into = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (Array.isArray(value) && value.every((one) => one === null || typeof one !== 'object')) into.set(JSON.stringify(path), value.map(String).join(', '));
  else if (typeof value === 'object') for (const [name, one] of Object.entries(value)) leavesOf(one, [...path, name], into);
  else into.set(JSON.stringify(path), String(value));
  return into;
}
