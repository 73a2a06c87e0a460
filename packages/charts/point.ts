/** One period of a series as a picture needs it. Values are the decimal texts of the figure route. */
export type Point = {
  readonly period: string;
  readonly value: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly target: string | null;
  /** More was done than is known: drawn hollow. */
  readonly atLeast: boolean;
};

type FigureLike = {
  readonly period: string;
  readonly value: string | null;
  readonly bounds: { readonly low: string; readonly high: string } | null;
  readonly target: string | null;
  readonly label: string;
};

export const pointOf = (figure: FigureLike): Point => ({
  period: figure.period,
  value: figure.value,
  low: figure.bounds?.low ?? null,
  high: figure.bounds?.high ?? null,
  target: figure.target,
  atLeast: figure.label === 'lower-bound',
});

/** Runs of neighbouring points that have a value: a line is never drawn through a gap. */
export function runs<T>(points: readonly T[], has: (point: T) => boolean): { index: number; point: T }[][] {
  const found: { index: number; point: T }[][] = [];
  let open: { index: number; point: T }[] = [];
  points.forEach((point, index) => {
    if (has(point)) open.push({ index, point });
    else if (open.length > 0) { found.push(open); open = []; }
  });
  if (open.length > 0) found.push(open);
  return found;
}

/** Every number a scale has to hold. */
export const numbersOf = (points: readonly Point[], targets = true): number[] =>
  points.flatMap((one) => [one.value, one.low, one.high, targets ? one.target : null]).filter((one) => one !== null).map(Number);
