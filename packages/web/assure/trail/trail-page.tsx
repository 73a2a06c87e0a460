/** Trail: who did what, when, from where, to what, before and after, and why; and whether it is whole. */
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../../rollup/opening.tsx';
import { useOrganisations } from '../../shell/organisation.tsx';
import { Page } from '../../shell/page.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { Filters } from './filters.tsx';
import './trail.css';
import { TrailList } from './trail-list.tsx';
import { Wholeness } from './wholeness.tsx';

export function TrailPage() {
  const title = useIntl().formatMessage({ id: 'nav.trail' });
  const { current } = useOrganisations();
  const question = useQuestion();
  const above = <p className="above"><Link to="/data" search={travelling(question) as never}><FormattedMessage id="nav.data" /></Link></p>;
  return (
    <Page title={title} above={above} lead={<p className="measure trail-lead"><FormattedMessage id="trail.lead" /></p>}>
      {current ? <OfOrganisation key={current.id} organisation={current.id} /> : <Opening />}
    </Page>
  );
}

function OfOrganisation({ organisation }: { organisation: string }) {
  const { project, actor, verb, from, to, find } = useQuestion();
  const filters = { organisation, project, actor, verb, from, to, find };
  return (
    <>
      <Wholeness organisation={organisation} />
      <section aria-labelledby="trail-entries">
        <h2 id="trail-entries"><FormattedMessage id="trail.entries" /></h2>
        <Filters filters={filters} />
        <TrailList filters={filters} />
      </section>
    </>
  );
}
