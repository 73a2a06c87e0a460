/** What of the trail is shown: in the address, so that a link shows the same; and the same as a file. */
import { NativeSelect, TextInput } from '@mantine/core';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { useChangeQuestion } from '../../shell/question.ts';
import { useFormat } from '../../ui/format.ts';
import { type TrailFilters, useTrail } from './use-trail.ts';
import { verbText } from './verb-text.ts';

const NAMES = ['find', 'project', 'actor', 'verb', 'from', 'to'] as const;

export function Filters({ filters }: { filters: TrailFilters }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const first = useTrail(filters).data?.pages[0];
  const replace = (name: (typeof NAMES)[number]) => (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value || undefined }, { replace: true });
  const text = (id: string): string => intl.formatMessage({ id });
  const isAsked = NAMES.some((name) => filters[name] !== undefined);
  return (
    <>
      <div className="filters trail-filters">
        <TextInput type="search" label={text('trail.find')} value={filters.find ?? ''} onChange={replace('find')} />
        <TextInput label={text('trail.project')} value={filters.project ?? ''} onChange={replace('project')} dir="ltr" />
        <NativeSelect label={text('trail.actor')} value={filters.actor ?? ''} onChange={replace('actor')} data={useOptions(first?.actors, filters.actor, (code) => code)} />
        <NativeSelect label={text('trail.verb')} value={filters.verb ?? ''} onChange={replace('verb')} data={useOptions(first?.verbs, filters.verb, (code) => verbText(intl, code))} />
        <TextInput type="date" label={text('trail.from')} value={filters.from ?? ''} max={filters.to} onChange={replace('from')} />
        <TextInput type="date" label={text('trail.to')} value={filters.to ?? ''} min={filters.from} onChange={replace('to')} />
        {isAsked && <button type="button" className="link-button" onClick={() => change(Object.fromEntries(NAMES.map((name) => [name, undefined])), { replace: true })}><FormattedMessage id="trail.all" /></button>}
      </div>
      <p className="note trail-out">
        <FormattedMessage id="trail.take-out" />{' '}
        <a href={api.exportAddress('trail.csv', { ...filters })} download><FormattedMessage id="trail.csv" /></a>{' · '}
        <a href={api.exportAddress('trail.json', { ...filters })} download><FormattedMessage id="trail.json" /></a>
      </p>
    </>
  );
}

type Counted = readonly { code: string; count: number }[];

/** All, then each with how often; what the address asks for stands there even where nobody has it. */
function useOptions(held: Counted | undefined, asked: string | undefined, named: (code: string, intl?: IntlShape) => string): { value: string; label: string }[] {
  const intl = useIntl();
  const format = useFormat();
  const options = (held ?? []).map(({ code, count }) => ({ value: code, label: intl.formatMessage({ id: 'trail.option' }, { name: named(code), count: format.count(count) }) }));
  const missing = asked !== undefined && !options.some((one) => one.value === asked) ? [{ value: asked, label: named(asked) }] : [];
  return [{ value: '', label: intl.formatMessage({ id: 'trail.any' }) }, ...missing, ...options];
}
