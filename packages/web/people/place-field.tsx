/** A place where a role shall hold: its kind, then which one. Only those offered that whoever gives may give it at. */
import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HeldAt } from '@throughline/contract/people/place.ts';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { usePlaces } from '../rollup/places.ts';
import { api } from '../shell/api.ts';
import { useWords } from '../ui/words-text.tsx';
import { useHeldAtText } from './place-text.tsx';

const KINDS = ['organisation', 'unit', 'programme', 'country', 'project'] as const;
type Kind = (typeof KINDS)[number];

/** `within`: the places of the grants that allow it; null: any place of the organisation. */
type Asked = { readonly organisation: string; readonly place: string; readonly within: readonly HeldAt[] | null; readonly onChange: (place: string) => void };

export function PlaceField({ organisation, place, within, onChange }: Asked) {
  const intl = useIntl();
  const text = useHeldAtText();
  const whole = within === null || within.some((one) => one.place === 'organisation' || one.place === 'store');
  const kind = kindOf(place);
  const listed = within?.map((one) => one.place) ?? [];
  const inside = listed.some((one) => !one.startsWith('project:'));
  const options = whole
    ? KINDS.map((one) => ({ value: one, label: intl.formatMessage({ id: `people.kind-${one}` }) }))
    : [...listed.map((one) => ({ value: one, label: text({ organisation, place: one }) })), ...(inside ? [{ value: 'project', label: intl.formatMessage({ id: 'people.kind-project' }) }] : [])];
  const chosen = whole ? kind : listed.includes(place) ? place : 'project';
  return (
    <>
      <NativeSelect label={intl.formatMessage({ id: 'people.place' })} value={chosen} data={options} onChange={(event) => onChange(whole ? begun(event.currentTarget.value as Kind) : event.currentTarget.value === 'project' ? 'project:' : event.currentTarget.value)} />
      {chosen === 'project' && <ProjectField organisation={organisation} code={place.slice('project:'.length)} onChange={(code) => onChange(`project:${code}`)} />}
      {whole && (kind === 'unit' || kind === 'programme' || kind === 'country') && <Which kind={kind} place={place} onChange={onChange} />}
    </>
  );
}

const begun = (kind: Kind): string => (kind === 'organisation' ? kind : `${kind}:`);
const kindOf = (place: string): Kind => KINDS.find((one) => place === one || place.startsWith(`${one}:`)) ?? 'organisation';

function Which({ kind, place, onChange }: { kind: 'unit' | 'programme' | 'country'; place: string; onChange: (place: string) => void }) {
  const intl = useIntl();
  const words = useWords();
  const places = usePlaces();
  const rows = (kind === 'unit' ? places?.units : kind === 'programme' ? places?.programmes : places?.countries) ?? [];
  const named = rows.filter((row) => row.place !== 'country:none').map((row) => ({ value: row.place, label: words(row.name) || row.place.slice(kind.length + 1) })).sort((a, b) => a.label.localeCompare(b.label, intl.locale));
  return (
    <NativeSelect label={intl.formatMessage({ id: `people.kind-${kind}` })} value={place} required withAsterisk={false} onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: `${kind}:`, label: intl.formatMessage({ id: 'people.choose' }) }, ...named]} />
  );
}

/** By its code; those that fit what is typed are proposed with their titles. */
function ProjectField({ organisation, code, onChange }: { organisation: string; code: string; onChange: (code: string) => void }) {
  const intl = useIntl();
  const words = useWords();
  const list = useId();
  const { data } = useQuery({
    queryKey: ['projects-named', organisation, code], queryFn: () => api.projects({ organisation, find: code, limit: 20, facets: 'no' }), placeholderData: keepPreviousData, staleTime: 60_000,
  });
  return (
    <>
      <TextInput label={intl.formatMessage({ id: 'people.project-code' })} value={code} required withAsterisk={false} dir="ltr" list={list} autoComplete="off" spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)} />
      <datalist id={list}>{data?.projects.map((one) => <option key={one.code} value={one.code}>{words(one.title)}</option>)}</datalist>
    </>
  );
}
