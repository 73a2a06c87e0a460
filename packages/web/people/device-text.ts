/** A browser by what it says of itself, in two names: enough for its owner to know it again. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'], [/OPR\/|Opera/, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'], [/Safari\//, 'Safari'], [/curl\//, 'curl'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'], [/iPhone|iPad|iPod/, 'iOS'], [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'], [/Mac OS X|Macintosh/, 'macOS'], [/Linux/, 'Linux'],
];

/** Null where it is not known. Order tells: most browsers name others beside themselves. */
export function deviceOf(agent: string | null): { readonly browser: string | null; readonly system: string | null } {
  const found = (list: typeof BROWSERS): string | null => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1] ?? null;
  return { browser: found(BROWSERS), system: found(SYSTEMS) };
}
