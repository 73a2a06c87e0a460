/** One question of any place: may this person do that there, and by which roles. */
import { Button, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { VERBS, type Verb } from '@throughline/core/people/verbs.ts';
import { type FormEvent, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Days } from './grant-list.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { PlaceField } from './place-field.tsx';
import { useHeldAtText, useRoleAtText } from './place-text.tsx';
import { Wrong } from './wrong.tsx';

export function Ask({ person, organisation }: { person: string; organisation: string }) {
  const intl = useIntl();
  const text = useHeldAtText();
  const roleAt = useRoleAtText();
  const [verb, setVerb] = useState<Verb>('report.enter');
  const [place, setPlace] = useState('organisation');
  const ask = useMutation({ mutationFn: () => api.whyMay(person, { organisation, verb, place }) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const answer = ask.data;
  return (
    <>
      <h3 className="people-note"><FormattedMessage id="people.ask" /></h3>
      <form className="people-form is-wide people-ask" onSubmit={send}>
        <NativeSelect label={intl.formatMessage({ id: 'people.deed' })} value={verb} data={VERBS.map((one) => ({ value: one, label: intl.formatMessage({ id: `verb.${one}` }) }))} onChange={(event) => setVerb(event.currentTarget.value as Verb)} />
        <PlaceField organisation={organisation} place={place} within={null} onChange={setPlace} />
        <p className="people-go"><Button type="submit" variant="default" loading={ask.isPending}><FormattedMessage id="people.ask-go" /></Button></p>
        <div className="is-row"><Wrong error={ask.error} /></div>
      </form>
      <div role="status">
        {answer && (
          <div className="people-told" data-may={answer.may}>
            <p><FormattedMessage id={answer.may ? 'people.may' : 'people.may-not'} values={{ deed: intl.formatMessage({ id: `verb.${answer.verb}` }), place: text(answer.at) }} /></p>
            {answer.may ? <ul>{answer.grants.map((grant, at) => <li key={grant.id ?? at}>{roleAt(grant)} <span className="note"><Days grant={grant} /></span></li>)}</ul> : <NotAllowed verb={answer.verb} />}
          </div>
        )}
      </div>
    </>
  );
}
