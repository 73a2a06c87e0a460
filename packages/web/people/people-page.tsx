/** People: who has a role in the organisation and where, invitations, and services with their keys. */
import { TextInput } from '@mantine/core';
import type { People } from '@throughline/contract/people/people.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Invitations } from './invitations.tsx';
import { Invite } from './invite.tsx';
import { KeySection } from './key-section.tsx';
import { ScreenNotAllowed } from './not-allowed.tsx';
import './people.css';
import { PeopleTable } from './people-table.tsx';
import { usePeople } from './use-people.ts';
import { codeOf } from './wrong.tsx';

export function PeoplePage() {
  const title = useIntl().formatMessage({ id: 'nav.people' });
  const { current } = useOrganisations();
  if (!current) return <Page title={title}><Opening /></Page>;
  return <Of organisation={current.id} title={title} />;
}

function Of({ organisation, title }: { organisation: string; title: string }) {
  const { find = '' } = useQuestion();
  const { data, error, refetch, dataUpdatedAt } = usePeople(organisation, find);
  const refused = ['not-allowed', 'sign-in-needed'].includes(codeOf(error) ?? '');
  return (
    <Page title={title} lead={<p className="in-words"><FormattedMessage id="people.lead" /></p>}>
      {refused ? <ScreenNotAllowed verb="person.read" />
        : data ? <><Stale error={error} since={dataUpdatedAt} /><Found organisation={organisation} data={data} find={find} /></>
          : error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={8} height={40} />}
    </Page>
  );
}

function Found({ organisation, data, find }: { organisation: string; data: People; find: string }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const persons = data.people.filter((one) => one.kind === 'person');
  return (
    <>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextInput type="search" label={intl.formatMessage({ id: 'people.find' })} defaultValue={find} dir="auto" onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
        <span role="status" className="note"><FormattedMessage id="people.count" values={{ count: persons.length }} /></span>
      </form>
      {persons.length > 0 && <PeopleTable people={persons} />}
      <section className="people-section"><h2><FormattedMessage id="people.invite" /></h2><Invite organisation={organisation} gives={data.gives} /></section>
      {data.invitations.length > 0 && <section className="people-section"><h2><FormattedMessage id="people.invitations" /></h2><Invitations rows={data.invitations} /></section>}
      <section className="people-section"><h2><FormattedMessage id="people.services" /></h2><KeySection organisation={organisation} gives={data.gives} /></section>
    </>
  );
}
