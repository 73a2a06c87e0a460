/** Columns that the list of projects can show, by their names in the address. */
export const COLUMNS = [
  'title', 'code', 'programme', 'countries', 'runs', 'starts', 'ends', 'status', 'unit', 'donors', 'functions', 'priorities', 'goals', 'budget', 'usd', 'spent',
  'results', 'indicators', 'verified', 'reports', 'gender', 'safeguards', 'rating', 'source',
] as const;
export type ColumnKey = (typeof COLUMNS)[number];

/** What is shown when nobody chose. */
export const USUAL: readonly ColumnKey[] = ['title', 'countries', 'runs', 'status', 'budget', 'reports'];
