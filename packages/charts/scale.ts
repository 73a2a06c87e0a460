/** From values to places on paper. Floating numbers are good enough for ink; no number that is read comes from here. */
export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

/** A scale from zero (or below, when a value is) to a round number above the highest, with at most `lines` steps. */
export function scaleFor(values: readonly number[], lines = 4): Scale {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  const step = roundStep((highest - lowest || 1) / lines);
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(Math.ceil(highest / step), low / step + 1) * step;
  const ticks: number[] = [];
  for (let tick = low; tick <= high + step / 2; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { low, high, ticks };
}

/** Where a value stands between two places. */
export const placeOn = (scale: Scale, from: number, to: number) => (value: number): number =>
  from + ((value - scale.low) / (scale.high - scale.low)) * (to - from);

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10) * power;
}
