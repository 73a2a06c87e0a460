/** What somebody asks: lists are combined; an empty list means all (contracts.md, `throughline figures`). */
export type Asked = {
  readonly indicators: readonly string[];
  readonly places: readonly string[];
  readonly periods: readonly string[];
  readonly by: string | null;
  readonly asOf: string;
  readonly atLeast: string | null;
  readonly withLegacy: boolean;
};
