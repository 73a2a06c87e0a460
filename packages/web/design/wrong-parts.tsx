/** What of the address is none: said, with the nearest right thing; the rest is shown. And words that stand nowhere. */
import type { Facet, Sort } from '@throughline/contract/design/choices.ts';
import type { Projects } from '@throughline/contract/design/projects.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { type AskedProjects, COLUMN_OF, choosing } from './asked-projects.ts';
import { useFacetNames } from './facet-names.ts';

export function WrongParts({ asked, data }: { asked: AskedProjects; data: Projects }) {
  const intl = useIntl();
  const format = useFormat();
  const change = useChangeQuestion();
  const question = useQuestion();
  const { facetName, valueName } = useFacetNames();
  const spelled = data.spelling.filter((one) => one.near.length > 0);
  if (data.unknown.length + asked.wrong.length + spelled.length === 0) return null;
  const inPlace = (facet: Facet, wrong: string, right: string | null) =>
    change(choosing(question, facet, (asked.chosen[facet] ?? []).flatMap((one) => (one === wrong ? (right === null ? [] : [right]) : [one]))));
  return (
    <ul className="wrong-parts" role="status">
      {spelled.map(({ sought, near }) => (
        <li key={sought}>
          <FormattedMessage id="portfolio.spelled" values={{ sought: <bdi>{sought}</bdi>, near: <bdi>{format.list(near)}</bdi> }} />
        </li>
      ))}
      {data.unknown.map(({ facet, value, near }) => (
        <Wrong key={`${facet} ${value}`} what={facetName(facet)} value={value} onDrop={() => inPlace(facet, value, null)}
          near={near.map((one) => ({ text: valueName(facet, one), onTake: () => inPlace(facet, value, one.value) }))} />
      ))}
      {asked.wrong.map(({ part, value, near }) => (
        <Wrong key={`${part} ${value}`} what={intl.formatMessage({ id: part === 'sort' ? 'portfolio.order' : 'portfolio.columns' })} value={value}
          onDrop={() => change(part === 'sort' ? { sort: undefined } : { columns: without(question.columns, value) })}
          near={near.map((one) => ({
            text: intl.formatMessage({ id: `portfolio.column.${one in COLUMN_OF ? COLUMN_OF[one as Sort] : one}` }),
            onTake: () => change(part === 'sort' ? { sort: one } : { columns: (question.columns ?? '').split(',').map((each) => (each === value ? one : each)).join(',') }),
          }))} />
      ))}
    </ul>
  );
}

const without = (columns: string | undefined, wrong: string): string | undefined => (columns ?? '').split(',').filter((one) => one !== wrong).join(',') || undefined;

type Offered = { text: string; onTake: () => void };

function Wrong({ what, value, near, onDrop }: { what: string; value: string; near: readonly Offered[]; onDrop: () => void }) {
  return (
    <li>
      <FormattedMessage id="portfolio.unknown" values={{ what, value: <bdi>{value}</bdi> }} />{' '}
      {near.length > 0 && <><FormattedMessage id="portfolio.meant" />{' '}{near.map((one) => <button key={one.text} type="button" className="link-button" onClick={one.onTake}>{one.text}</button>)}{' '}</>}
      <button type="button" className="link-button" onClick={onDrop}><FormattedMessage id="portfolio.drop" /></button>
    </li>
  );
}
