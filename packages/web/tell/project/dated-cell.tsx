/** What was said of a period that joins no total: the value as entered, the target as the source writes it, the way to the record. */
import type { ProjectGrid, ProjectIndicatorRow } from '@throughline/contract/tell/project.ts';
import { FormattedMessage } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';
import { RecordLink } from './grid-cell.tsx';
import { Entered } from './said.tsx';

type Asked = { of: ProjectGrid['rows'][number]['dated'][number]; indicator: ProjectIndicatorRow; period: string };

export function DatedCell({ of, indicator, period }: Asked) {
  if (of === null) return <Nothing />;
  return (
    <>
      {of.said === null ? <Nothing /> : <Entered said={of.said} kind={indicator.kind} unit={indicator.unit} />}
      <span className="grid-under">
        {of.target !== null && <FormattedMessage id="target.only" values={{ target: <bdi>{of.target}</bdi> }} />}
        {of.target !== null && of.number !== null && ' · '}
        {of.number !== null && <RecordLink report={{ period, number: of.number }} />}
      </span>
    </>
  );
}
