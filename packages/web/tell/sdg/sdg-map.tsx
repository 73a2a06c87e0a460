/** The seventeen goals: projects, indicators and share of money at each. Only the money adds up (figures 3.3). */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Sdgs } from '@throughline/contract/tell/sdg.ts';
import { useId } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { PlaceLink } from '../../shell/place-link.tsx';
import { useFormat } from '../../ui/format.ts';
import { Refusal } from '../../ui/problems.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { WordsText } from '../../ui/words-text.tsx';
import './sdg.css';

export type AskedSdgs = { organisation: string; place: string; period?: string | undefined; asOf?: string | undefined };

export const useSdgs = (asked: AskedSdgs) => useQuery({ ...sdgsOf(asked), placeholderData: keepPreviousData });

/** What is asked for them. */
export function sdgsOf({ organisation, place, period, asOf }: AskedSdgs) {
  const question = { organisation, place, period, asOf };
  return { queryKey: ['sdgs', question], queryFn: () => api.sdgs(question) };
}

/** With its own heading, unless that stands elsewhere (`quiet`). */
export function SdgMap({ quiet = false, ...asked }: AskedSdgs & { quiet?: boolean }) {
  const id = useId();
  const { data, error, refetch } = useSdgs(asked);
  return (
    <section className="sdg-map" aria-labelledby={quiet ? undefined : id}>
      {!quiet && <h2 id={id}><FormattedMessage id="sdg.map" /></h2>}
      {error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <GoalTable sdgs={data} /> : <Waiting lines={17} height={28} />}
    </section>
  );
}

export function GoalTable({ sdgs }: { sdgs: Sdgs }) {
  const intl = useIntl();
  const format = useFormat();
  const { total, notStated } = sdgs.money;
  return (
    <table aria-label={intl.formatMessage({ id: 'sdg.map' })}>
      <thead>
        <tr>
          <th scope="col"><FormattedMessage id="sdg.goal" /></th>
          <th scope="col" className="is-number"><FormattedMessage id="column.projects" /></th>
          <th scope="col" className="is-number"><FormattedMessage id="sdg.indicators" /></th>
          <th scope="col" className="is-number is-share"><FormattedMessage id="sdg.money" /></th>
        </tr>
      </thead>
      <tbody>
        {sdgs.goals.map((goal) => (
          <tr key={goal.code} className={goal.projects === 0 ? 'is-still' : undefined}>
            <th scope="row"><PlaceLink place={`sdg:${goal.code}`}><SdgMark target={goal.code} /> <WordsText words={goal.name} otherwise="" /></PlaceLink></th>
            <td className="is-number">{format.count(goal.projects)}</td>
            <td className="is-number">{format.count(goal.indicators)}</td>
            <Share share={goal.money?.share ?? null} />
          </tr>
        ))}
      </tbody>
      {total !== null && (
        <tfoot>
          {notStated && <tr><th scope="row"><FormattedMessage id="sdg.not-stated" /></th><td /><td /><Share share={notStated.share} isOpen /></tr>}
          <tr><th scope="row"><FormattedMessage id="sdg.all" /> <span className="quiet">{format.value(total, { kind: 'flow', unit: 'USD' })}</span></th><td /><td /><td className="is-number is-share"><bdi>{format.share('1')}</bdi></td></tr>
        </tfoot>
      )}
    </table>
  );
}

function Share({ share, isOpen = false }: { share: string | null; isOpen?: boolean }) {
  const format = useFormat();
  if (share === null) return <td className="is-number is-share quiet"><FormattedMessage id="sdg.no-share" /></td>;
  return (
    <td className="is-number is-share">
      <svg className={isOpen ? 'share-bar is-open' : 'share-bar'} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="2" width={Math.max(0, Math.min(100, Number(share) * 100))} height="5" /></svg>
      <bdi>{format.share(share)}</bdi>
    </td>
  );
}
