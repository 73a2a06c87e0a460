/** What a later submission of a report changes: value by value, before and after (figures 1.2). */

/** A value as two submissions may be compared by: the same text means that nothing has changed. */
export type Said = { readonly indicator: string; readonly said: string };
export type Change = { readonly indicator: string; /** Number of the submission that it stands in the place of; null where none named the indicator. */ readonly before: number | null };
export type Numbered<One extends Said> = { readonly number: number; readonly values: readonly One[] };

/**
 * For each submission of one report, in order of number, which of its values differ from what the last one before it said of
 * the same indicator. The first submission changes nothing. `same` counts the values that it repeats.
 */
export function changesOf<One extends Said>(submissions: readonly Numbered<One>[]): ReadonlyMap<number, { readonly changed: readonly Change[]; readonly same: number }> {
  const last = new Map<string, { said: string; number: number }>();
  const found = new Map<number, { changed: Change[]; same: number }>();
  submissions.forEach(({ number, values }, at) => {
    const changed: Change[] = [];
    let same = 0;
    for (const { indicator, said } of values) {
      const before = last.get(indicator);
      if (at > 0 && before?.said === said) same += 1;
      else if (at > 0) changed.push({ indicator, before: before?.number ?? null });
      last.set(indicator, { said, number });
    }
    found.set(number, { changed, same });
  });
  return found;
}
