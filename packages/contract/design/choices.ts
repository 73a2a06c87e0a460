/** What a list of projects can be asked, as plain names: the screens need these without what checks an answer. */

/** What projects are told apart by. A facet's values are joined by "or", facets by "and". */
export const FACETS = ['status', 'programme', 'country', 'group', 'year', 'data', 'goal', 'donor', 'unit', 'function', 'priority', 'gender', 'source'] as const;
export type Facet = (typeof FACETS)[number];
/** The value of a facet that stands for "none named". */
export const NONE = 'none';

export const SORTS = ['code', 'title', 'programme', 'starts', 'ends', 'status', 'budget', 'results', 'indicators', 'verified', 'owed', 'rating'] as const;
export type Sort = (typeof SORTS)[number];
