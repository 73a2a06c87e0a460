import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';

/** A year or quarter; else its two days, with the word that it joins no total (figures 13.3). */
export function PeriodName({ of, brief = false }: { of: { period: string; starts: string; ends: string; rollsUp: boolean }; brief?: boolean }) {
  const format = useFormat();
  if (of.rollsUp) return <bdi>{format.period(of.period)}</bdi>;
  return <><FormattedMessage id="project.days" values={{ from: format.shortDay(of.starts), to: format.shortDay(of.ends) }} /><span className="note project-under"><FormattedMessage id={brief ? 'project.no-total-brief' : 'project.no-total'} /></span></>;
}
