/** What the hand-written data say (given/*.json) and what the generator makes of it. */
export type Words = Readonly<Record<string, string>>;

/** How one indicator of a theme behaves over the life of a project. Sizes are those of a project of 2.5 million US dollars. */
export type Spec = {
  readonly code: string;
  /** Flow: so much a year. `shape` says when in the life: hump (default), late, early, steady. */
  readonly yearly?: number;
  readonly shape?: 'hump' | 'late' | 'early' | 'steady';
  /** Flow: so many for each one of another indicator's value in the same period. */
  readonly follows?: string;
  readonly each?: number;
  /** Running total at the end of the life. */
  readonly total?: number;
  /** Read at a moment: from here to there, over so many (denominator a year, weight, production). */
  readonly start?: number;
  readonly end?: number;
  readonly of?: number | string;
  readonly part?: number;
  /** Distinct: so many of the registry a year, or so many without a registry. */
  readonly people?: number;
  readonly heads?: number;
  readonly deals?: number;
  readonly dealSize?: number;
  readonly levels?: number;
  readonly aims?: 'annual' | 'annual-zero' | 'cumulative' | 'final' | null;
  readonly cells?: 'sex' | 'sex+youth';
  /** A survey every so many years only: the others are not due. */
  readonly surveys?: number;
  readonly scaled?: boolean;
  readonly money?: boolean;
  /** Decimal places of the value; negative: rounded to tens, hundreds … */
  readonly digits?: number;
  readonly whole?: boolean;
};

export type Stage = {
  readonly stage: string; readonly title: Words; readonly accountability: string; readonly assumption?: Words;
  readonly actors: readonly { type: string; level: string }[]; readonly sdgTargets?: readonly string[]; readonly indicators: readonly Spec[];
};
export type Theme = {
  readonly unit: string; readonly functions: readonly string[]; readonly priorities: readonly string[]; readonly genderMarker: string; readonly safeguards: string;
  readonly sdgShares: Readonly<Record<string, string>>; readonly sdgTargets: readonly string[]; readonly women: number; readonly voice?: readonly Words[]; readonly chain: readonly Stage[];
};
export type Plan = {
  readonly id: string; readonly theme: string; readonly countries: readonly string[]; readonly programme: string | null;
  readonly start: string; readonly end: string; readonly budget: readonly [string, string]; readonly donors: readonly string[];
  readonly product: Words; readonly title: Words; readonly frequency: 'year' | 'quarter'; readonly reportsFrom?: number; readonly units?: Readonly<Record<string, string>>;
};

/** One period of a project's life: `at` is where its middle, `until` where its end lies in that life (0 to 1), `years` its length. */
export type Period = { readonly name: string; readonly year: number; readonly ends: string; readonly at: number; readonly until: number; readonly years: number };

/** A value as the portfolio file has it. */
export type Value = { indicator: string; [member: string]: unknown };
export type Deal = { id: string; amount: string; currency: string; year: number };

/** A project on its way through the generator. */
export type Course = {
  readonly plan: Plan; readonly theme: Theme; readonly periods: readonly Period[];
  /** Size against a project of 2.5 million US dollars. */
  readonly scale: number;
  /** How well it goes: 1 is as planned. */
  readonly pace: number;
};
