/** A person: roles, what they allow where and why, the way back in, and what was done about the account. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Rights } from '@throughline/contract/people/people.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Ask } from './ask-why.tsx';
import { GiveRole } from './give-role.tsx';
import { GrantList } from './grant-list.tsx';
import './people.css';
import { PersonDeeds } from './person-deeds.tsx';
import { RightsTable } from './rights-table.tsx';

export function PersonPage() {
  const intl = useIntl();
  const { id } = useParams({ strict: false }) as { id: string };
  const { current } = useOrganisations();
  const search = travelling(useQuestion()) as never;
  const { data, error, refetch } = useQuery({ queryKey: ['person', id], queryFn: () => api.rightsOf(id, {}) });
  const toAll = <Link to="/people" search={search}><FormattedMessage id="people.all" /></Link>;
  const title = data?.person.displayName ?? intl.formatMessage({ id: 'people.person' });
  if (!current) return <Page title={title}><Opening /></Page>;
  return (
    <Page title={title} heading={<bdi>{title}</bdi>} above={<p className="people-above">{toAll}</p>} lead={data && <Lead person={data.person} />}>
      {error && !data ? <Refusal error={error} again={() => void refetch()} otherwise={toAll} /> : !data ? <Waiting lines={8} height={36} /> : <Whole rights={data} organisation={current.id} />}
    </Page>
  );
}

function Lead({ person }: { person: Rights['person'] }) {
  const format = useFormat();
  return (
    <p className="in-words">
      <bdi dir="ltr">{person.name}</bdi>{' · '}
      {person.lastSeen === null ? <FormattedMessage id="people.never-here" /> : <FormattedMessage id="people.seen-on" values={{ time: format.moment(person.lastSeen) }} />}{' · '}
      <FormattedMessage id={person.secondFactor ? 'people.with-factor' : 'people.without-factor'} />
      {person.suspended && <>{' '}<span className="people-tag"><FormattedMessage id="people.suspended" /></span></>}
    </p>
  );
}

function Whole({ rights, organisation }: { rights: Rights; organisation: string }) {
  const queries = useQueryClient();
  const changed = () => void Promise.all(['person', 'people', 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  const { person, abilities, history } = rights;
  return (
    <>
      <section className="people-section"><h2><FormattedMessage id="people.roles" /></h2><GrantList grants={person.grants} onEnded={changed} /><GiveRole person={person.id} organisation={organisation} onGiven={changed} /></section>
      <section className="people-section">
        <h2><FormattedMessage id="people.rights" /></h2>
        <p className="note"><FormattedMessage id="people.rights-note" /></p>
        <RightsTable abilities={abilities} grants={person.grants} />
        <Ask person={person.id} organisation={organisation} />
      </section>
      {person.kind === 'person' && <section className="people-section"><h2><FormattedMessage id="people.access" /></h2><PersonDeeds person={person} onDone={changed} /></section>}
      {history.length > 0 && <section className="people-section"><h2><FormattedMessage id="people.history" /></h2><History rows={history} /></section>}
    </>
  );
}

function History({ rows }: { rows: Rights['history'] }) {
  const intl = useIntl();
  const format = useFormat();
  return (
    <ul className="people-list">
      {rows.map((row, place) => (
        <li key={place}>
          <span>{intl.messages[`verb.${row.verb}`] ? intl.formatMessage({ id: `verb.${row.verb}` }) : row.verb}{row.reason !== null && <> · <bdi>{row.reason}</bdi></>}
            <span className="note">{format.moment(row.at)} · {row.actor === 'local' ? <FormattedMessage id="account.machine" /> : <bdi>{row.actor}</bdi>}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
