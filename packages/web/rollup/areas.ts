/** Reading help for the areas of an overview: their names, their stage, the figure that leads each. */
import type { Overview } from '@throughline/contract/rollup/pages.ts';
import { useIntl } from 'react-intl';
import { useFramework } from '../framework/use-framework.ts';
import { hasNumber } from '../ui/figure-value.tsx';
import { useWords } from '../ui/words-text.tsx';

export type Area = Overview['areas'][number];
export type AreaFigure = Area['figures'][number];

/** Name of an area; own indicators without one stand in areas named by their stage ("stage:output"). */
export function useAreaName(): (area: string) => string {
  const framework = useFramework();
  const words = useWords();
  const intl = useIntl();
  const stage = useStageName();
  return (area) => {
    if (area.startsWith('stage:')) return intl.formatMessage({ id: 'area.own' }, { stage: stage(area.slice(6)) });
    return words(framework?.areas.find((one) => one.code === area)?.name) || area;
  };
}

export function useStageName(): (stage: string | null) => string {
  const framework = useFramework();
  const words = useWords();
  const intl = useIntl();
  return (stage) => {
    const id = `stage.${stage ?? 'none'}`;
    if (intl.messages[id]) return intl.formatMessage({ id });
    return words(framework?.stages.find((one) => one.code === stage)?.name) || (stage ?? '');
  };
}

/** The figure that speaks for an area: one with a number and a target, else one with a number, else the first. */
export function leading(figures: readonly AreaFigure[]): AreaFigure | undefined {
  const told = figures.filter(({ figure }) => hasNumber(figure));
  return told.find(({ figure }) => figure.achievement !== null) ?? told.find(({ figure }) => figure.target !== null) ?? told[0] ?? figures[0];
}
