/** Something that the palette leads to. */
export const GROUPS = ['screen', 'place', 'project', 'indicator', 'language'] as const;
export type Group = (typeof GROUPS)[number];
export type Candidate = {
  readonly key: string;
  readonly group: Group;
  readonly name: string;
  readonly code?: string;
  /** Language of the name, where it is not the reader's. */
  readonly lang?: string;
  /** What it is found by. */
  readonly texts: readonly string[];
  readonly go: () => void;
};
