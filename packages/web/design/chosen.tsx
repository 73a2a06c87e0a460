/** Each choice in words, to be taken away one by one or all at once. */
import { UnstyledButton } from '@mantine/core';
import { FACETS, type Facet } from '@throughline/contract/design/choices.ts';
import type { FacetCounts } from '@throughline/contract/design/projects.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { type AskedProjects, NOTHING_CHOSEN, choosing } from './asked-projects.ts';
import { useFacetNames } from './facet-names.ts';

export function ChosenFacets({ asked, facets }: { asked: AskedProjects; facets: readonly FacetCounts[] }) {
  const change = useChangeQuestion();
  const question = useQuestion();
  const intl = useIntl();
  const { facetName, valueName } = useFacetNames();
  const chosen = FACETS.flatMap((facet) => (asked.chosen[facet] ?? []).flatMap((value) => {
    const known = facets.find((one) => one.facet === facet)?.values.find((one) => one.value === value);
    return known ? [{ facet, value, text: valueName(facet, known) }] : [];
  }));
  if (chosen.length === 0 && asked.find === '') return null;
  const less = (facet: Facet, value: string) => change(choosing(question, facet, (asked.chosen[facet] ?? []).filter((one) => one !== value)));
  return (
    <ul className="chosen" aria-label={intl.formatMessage({ id: 'portfolio.chosen' })}>
      {asked.find !== '' && <li><Chip name={intl.formatMessage({ id: 'portfolio.find-short' })} text={asked.find} onRemove={() => change({ find: undefined })} /></li>}
      {chosen.map(({ facet, value, text }) => <li key={`${facet}:${value}`}><Chip name={facetName(facet)} text={text} onRemove={() => less(facet, value)} /></li>)}
      <li><UnstyledButton className="link-button" onClick={() => change(NOTHING_CHOSEN)}><FormattedMessage id="portfolio.clear" /></UnstyledButton></li>
    </ul>
  );
}

function Chip({ name, text, onRemove }: { name: string; text: string; onRemove: () => void }) {
  const intl = useIntl();
  return (
    <UnstyledButton className="chip" onClick={onRemove} aria-label={intl.formatMessage({ id: 'portfolio.remove' }, { what: `${name}: ${text}` })}>
      <span className="chip-name">{name}</span> <bdi>{text}</bdi> <span aria-hidden="true" className="chip-x">×</span>
    </UnstyledButton>
  );
}
