/** What a map is asked to show. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';

/** One country: its figure (null: projects, and nothing to say yet), how it reads, how many projects stand there. */
export type MapCountry = { readonly iso3: string; readonly figure: Figure | null; readonly text?: string; readonly projects: number };

export type WorldMapAsked = {
  /** What the map shows, in one sentence. */
  readonly title: string;
  readonly rows: readonly MapCountry[];
  readonly onOpen?: (iso3: string) => void;
  readonly selected?: string | null;
  /** The sentence stands elsewhere. */
  readonly quiet?: boolean;
};
