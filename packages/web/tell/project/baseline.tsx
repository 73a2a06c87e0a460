/** A baseline as stated, with its year; why there is none where the project says so. */
import type { ProjectIndicatorRow } from '@throughline/contract/tell/project.ts';
import { FormattedMessage } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';
import { useFormat } from '../../ui/format.ts';

export function Baseline({ of }: { of: ProjectIndicatorRow }) {
  const format = useFormat();
  const { baseline } = of;
  if (baseline === null) return <Nothing />;
  if (baseline.state !== 'reported') return <span className="quiet" title={baseline.reason ?? undefined}><FormattedMessage id={`state.${baseline.state}`} /></span>;
  if (baseline.value === null) return <Nothing />;
  return <><bdi>{format.value(baseline.value, of)}</bdi>{baseline.year !== null && <span className="note project-under"> {baseline.year}</span>}</>;
}
