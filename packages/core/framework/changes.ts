/** What changed from one version of a framework to the next, indicator by indicator. */
import type { Framework, FrameworkIndicator } from './types.ts';

export type Changes = {
  readonly added: readonly string[];
  readonly removed: readonly FrameworkIndicator[];
  /** Members of the passport that differ, in the order of the passport. */
  readonly changed: readonly { readonly code: string; readonly members: readonly (keyof FrameworkIndicator)[] }[];
};

/** Confidence, note and source speak of our bundle, not of the indicator: they are no change of it. */
const MEMBERS = [
  'level', 'area', 'stage', 'kind', 'unit', 'direction', 'accountability', 'name', 'definition', 'counts', 'doesNotCount',
  'disaggregations', 'overlapping', 'sdgTargets', 'sdgIndicator', 'collection', 'evidence',
] as const satisfies readonly (keyof FrameworkIndicator)[];

/** Codes are compared as they stand: an indicator under a new code is one removed and one added (a mapping may join them). */
export function changesBetween(before: Framework, after: Framework): Changes {
  return {
    added: [...after.indicators.keys()].filter((code) => !before.indicators.has(code)),
    removed: [...before.indicators.values()].filter((one) => !after.indicators.has(one.code)),
    changed: [...after.indicators.values()].flatMap((one) => {
      const old = before.indicators.get(one.code);
      const members = old ? MEMBERS.filter((member) => !same(old[member], one[member])) : [];
      return members.length > 0 ? [{ code: one.code, members }] : [];
    }),
  };
}

/** The version in force before another: of those that began earlier, the last; of two that began together, by id. Null when none. */
export function versionBefore(after: Framework, all: readonly Framework[]): Framework | null {
  const order = (one: Framework): string => `${one.validFrom} ${one.id}`;
  return [...all].sort((one, two) => (order(one) < order(two) ? -1 : 1)).filter((one) => order(one) < order(after)).at(-1) ?? null;
}

/** Texts by language are compared language by language, lists in their order. */
function same(one: unknown, two: unknown): boolean {
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return one === two;
  const keys = Object.keys(one);
  return keys.length === Object.keys(two).length && keys.every((key) => same((one as Record<string, unknown>)[key], (two as Record<string, unknown>)[key]));
}
