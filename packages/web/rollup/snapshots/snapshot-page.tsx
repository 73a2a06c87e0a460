/** One snapshot: what it is cited by, what it holds, and what has become of its figures since. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { SnapshotPage as Body } from '@throughline/contract/rollup/snapshots.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useOrganisations } from '../../shell/organisation.tsx';
import { Page } from '../../shell/page.tsx';
import { travelling, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code } from '../../ui/words-text.tsx';
import { Opening } from '../opening.tsx';
import { Held } from './held.tsx';
import { Publish } from './publish.tsx';
import { Restated } from './restated.tsx';
import './snapshots.css';
import { SnapshotStatus } from './snapshots-page.tsx';

const TABS = [['', 'snapshots.tab-held'], ['restatements', 'snapshots.tab-restatements']] as const;

export function SnapshotPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { current } = useOrganisations();
  const title = useIntl().formatMessage({ id: 'nav.snapshots' });
  if (!current) return <Page title={title}><Opening /></Page>;
  return <One key={`${current.id} ${id}`} organisation={current.id} id={id} />;
}

function One({ organisation, id }: { organisation: string; id: string }) {
  const intl = useIntl();
  const { place, period } = useQuestion();
  const along = travelling(useQuestion());
  const answer = useQuery({
    queryKey: ['snapshot', organisation, id, place, period], placeholderData: keepPreviousData,
    // a place or period of another screen that this snapshot does not hold is let go
    queryFn: () => api.snapshot(id, { organisation, place, period }).catch((error: unknown) => {
      const notHeld = error instanceof ApiRefusal && error.details?.problems?.some((one) => one.code === 'not-in-snapshot');
      if (notHeld) return api.snapshot(id, { organisation });
      throw error;
    }),
  });
  const { data, error } = answer;
  const { place: _place, period: _period, ...rest } = along;
  const above = <p className="above"><Link to="/snapshots" search={rest as never}><FormattedMessage id="nav.snapshots" /></Link></p>;
  const title = data?.snapshot.name ?? intl.formatMessage({ id: 'nav.snapshots' });
  const toList = <Link to="/snapshots" search={rest as never} className="button-link"><FormattedMessage id="snapshots.to-list" /></Link>;
  return (
    <Page title={title} heading={<bdi>{title}</bdi>} above={above} lead={data && <Lead body={data} />}>
      {error && !data ? <Refusal error={error} again={() => void answer.refetch()} otherwise={toList} /> : data ? <><Stale error={error} since={answer.dataUpdatedAt} /><Whole body={data} /></> : <Waiting lines={10} height={32} />}
    </Page>
  );
}

function Lead({ body: { snapshot } }: { body: Body }) {
  const format = useFormat();
  return (
    <p className="in-words">
      <FormattedMessage id="snapshots.in-words" values={{ figures: snapshot.figures, indicators: snapshot.indicators, places: snapshot.places, day: format.day(snapshot.asOf) }} />
    </p>
  );
}

function Whole({ body }: { body: Body }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const { tab = '' } = useQuestion();
  const chosen = TABS.some(([one]) => one === tab) ? (tab as '' | 'restatements') : '';
  return (
    <>
      <Head body={body} />
      <Publish body={body} />
      <div className="snap-tabs"><SegmentedChoice name={intl.formatMessage({ id: 'snapshots.show' })} value={chosen} choices={TABS} onChoose={(one) => change({ tab: one || undefined, working: undefined }, { replace: true })} /></div>
      {chosen === '' ? <Held body={body} /> : <Restated body={body} />}
    </>
  );
}

/** What makes it one that can be cited and held against tampering. */
function Head({ body: { snapshot } }: { body: Body }) {
  const format = useFormat();
  const { published } = snapshot;
  return (
    <dl className="snap-head">
      <div>
        <dt><FormattedMessage id="snapshots.status" /></dt>
        <dd>
          <SnapshotStatus of={snapshot} />
          {published && <span className="note"> <FormattedMessage id="snapshots.by" values={{ actor: <bdi>{published.actor}</bdi>, day: format.shortDay(published.at) }} />{published.reason !== null && <> · <bdi>{published.reason}</bdi></>}</span>}
        </dd>
      </div>
      <div><dt><FormattedMessage id="snapshots.made" /></dt><dd><FormattedMessage id="snapshots.by" values={{ actor: <bdi>{snapshot.actor}</bdi>, day: format.shortDay(snapshot.at) }} /></dd></div>
      <div><dt><FormattedMessage id="snapshots.rules" /></dt><dd><FormattedMessage id="snapshots.rules-of" values={{ framework: <Code>{snapshot.framework}</Code>, software: <Code>{snapshot.software}</Code> }} /></dd></div>
      <div className="snap-hash"><dt><FormattedMessage id="snapshots.hash" /></dt><dd><Code>{snapshot.sha256}</Code></dd></div>
    </dl>
  );
}
