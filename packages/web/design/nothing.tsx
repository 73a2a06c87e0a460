/** Nothing held: what to do first. Nothing found: what was sought, and which choice to take away. */
import { Link } from '@tanstack/react-router';
import { FACETS } from '@throughline/contract/design/choices.ts';
import type { Projects } from '@throughline/contract/design/projects.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import { Empty } from '../ui/empty.tsx';
import { type AskedProjects, NOTHING_CHOSEN, choosing } from './asked-projects.ts';
import { useFacetNames } from './facet-names.ts';

export function NothingHeld() {
  const intl = useIntl();
  const along = travelling(useQuestion());
  return (
    <Empty title={intl.formatMessage({ id: 'portfolio.none-held' })}>
      <p className="measure"><FormattedMessage id="portfolio.none-held-first" /></p>
      <p><Link to="/data" search={along as never} className="button-link"><FormattedMessage id="empty.bring-in" /></Link></p>
    </Empty>
  );
}

export function NothingFound({ asked, data }: { asked: AskedProjects; data: Projects }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const question = useQuestion();
  const { facetName, inWords } = useFacetNames();
  const nowhere = data.spelling.filter((one) => one.near.length === 0).map((one) => one.sought);
  return (
    <Empty title={intl.formatMessage({ id: 'portfolio.nothing' })}>
      <p className="measure"><FormattedMessage id="portfolio.nothing-sought" values={{ question: inWords(asked, data.facets).join('; ') }} /></p>
      {nowhere.length > 0 && <p className="measure"><FormattedMessage id="portfolio.nowhere" values={{ count: nowhere.length, words: <bdi>{intl.formatList(nowhere, { type: 'conjunction', style: 'narrow' })}</bdi> }} /></p>}
      <ul className="plain-links">
        {asked.find !== '' && <li><button type="button" className="link-button" onClick={() => change({ find: undefined })}><FormattedMessage id="portfolio.without" values={{ what: intl.formatMessage({ id: 'portfolio.find-short' }) }} /></button></li>}
        {FACETS.filter((facet) => (asked.chosen[facet]?.length ?? 0) > 0).map((facet) => (
          <li key={facet}><button type="button" className="link-button" onClick={() => change(choosing(question, facet, []))}><FormattedMessage id="portfolio.without" values={{ what: facetName(facet) }} /></button></li>
        ))}
        <li><button type="button" className="link-button" onClick={() => change(NOTHING_CHOSEN)}><FormattedMessage id="portfolio.show-all" /></button></li>
      </ul>
    </Empty>
  );
}
