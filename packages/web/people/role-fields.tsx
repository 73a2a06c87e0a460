/** Which role, where, from when until when: what an invitation, a grant and a key have in common. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { People } from '@throughline/contract/people/people.ts';
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { MEANING, type Role } from '@throughline/core/people/roles.ts';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { PlaceField } from './place-field.tsx';

export type Chosen = { readonly role: Role; readonly place: string; readonly from: string; readonly until: string };
export type Gives = People['gives'];

/** What may be chosen from the first; null where nothing may be given. */
export function useChosen(gives: Gives): [Chosen | null, (change: Partial<Chosen>) => void] {
  const [change, setChange] = useState<Partial<Chosen>>({});
  const role = gives.some((one) => one.role === change.role) ? change.role! : gives[0]?.role;
  if (role === undefined) return [null, () => undefined];
  const places = placesOf(gives, role);
  const place = change.place ?? (places.some((one) => one.place === 'organisation') ? 'organisation' : places[0]!.place);
  return [{ role, place, from: change.from ?? '', until: change.until ?? '' }, (more) => setChange((before) => ({ ...before, ...more, ...(more.role === undefined ? {} : { place: more.place }) } as Partial<Chosen>))];
}

const placesOf = (gives: Gives, role: Role): readonly HeldAt[] => gives.filter((one) => one.role === role).map((one) => one.at);

/** Days left empty are no bounds. */
export const daysOf = ({ from, until }: Chosen): { from?: string; until?: string } => ({ ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) });

type Asked = { readonly organisation: string; readonly gives: Gives; readonly chosen: Chosen; readonly onChange: (change: Partial<Chosen>) => void; readonly days?: boolean };

export function RoleFields({ organisation, gives, chosen, onChange, days = true }: Asked) {
  const intl = useIntl();
  const text = (id: string): string => intl.formatMessage({ id });
  return (
    <>
      <NativeSelect label={text('people.role')} value={chosen.role} onChange={(event) => onChange({ role: event.currentTarget.value as Role })}
        data={[...new Set(gives.map((one) => one.role))].map((role) => ({ value: role, label: text(`role.${role}`) }))} />
      <PlaceField organisation={organisation} place={chosen.place} within={placesOf(gives, chosen.role)} onChange={(place) => onChange({ place })} />
      {days && <TextInput type="date" label={text('people.first-day')} value={chosen.from} max={chosen.until || undefined} onChange={(event) => onChange({ from: event.currentTarget.value })} />}
      {days && <TextInput type="date" label={text('people.last-day')} value={chosen.until} min={chosen.from || undefined} onChange={(event) => onChange({ until: event.currentTarget.value })} />}
      <Allows role={chosen.role} />
    </>
  );
}

/** Before it is given: what it allows. */
function Allows({ role }: { role: Role }) {
  const intl = useIntl();
  const format = useFormat();
  return (
    <details className="people-fold is-row">
      <summary><FormattedMessage id="people.role-allows" values={{ role: intl.formatMessage({ id: `role.${role}` }) }} /></summary>
      <p className="note">{format.list(MEANING[role].verbs.map((verb) => intl.formatMessage({ id: `verb.${verb}` })))}</p>
    </details>
  );
}
