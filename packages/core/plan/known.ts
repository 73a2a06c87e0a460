/**
 * Which money counts at an as-of day (figures 10, decision 0010). What the store held by then counts. The first that a source told also
 * stands for the days before it came in, and counts there from its own day: a budget from the start of its project, a line from its
 * value date or first day, a payment from its day. So a total does not depend on when a file was brought.
 */
export type Told = {
  /** Whether it had come in by the as-of day. */
  readonly held: boolean;
  /** ISO 8601; null: the source states none, and it counts only once held. */
  readonly day: string | null;
};

export const isKnown = ({ held, day }: Told, asOf: string): boolean => held || (day !== null && day <= asOf);
