/** Figures of one indicator sorted into panels, one a place, its periods in order. */
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { PanelOf } from './small-multiples-panel.ts';

/** Places in the order given; one without any figure of these periods is left out. */
export function panelsOf(figures: readonly Figure[], places: readonly string[], periods: readonly string[], name: (place: string) => string): PanelOf[] {
  return places.flatMap((place) => {
    const own = periods.flatMap((period) => figures.find((one) => one.place === place && one.period === period) ?? []);
    return own.length === 0 ? [] : [{ key: place, name: name(place), place, figures: own }];
  });
}
