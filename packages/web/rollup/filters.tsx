/** What can be changed about the question: years, place, as-of day. Each change goes into the address. */
import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import type { Places } from '@throughline/contract/rollup/pages.ts';
import { type IntlShape, useIntl, FormattedMessage } from 'react-intl';
import { useFramework } from '../framework/use-framework.ts';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { useWords } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import { usePlaceName, usePlaces } from './places.ts';

export function Filters({ asked, years }: { asked: AskedFigures; years: readonly number[] }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const question = useQuestion();
  const changed = question.place !== undefined || question.period !== undefined || question.asOf !== undefined;
  return (
    <form className="filters" aria-label={intl.formatMessage({ id: 'filter.name' })} onSubmit={(event) => event.preventDefault()}>
      <YearFilters period={asked.period} years={years} />
      <PlaceFilter place={asked.place} />
      <TextInput
        type="date"
        label={intl.formatMessage({ id: 'filter.as-of' })}
        value={asked.asOf ?? ''}
        onChange={(event) => change({ asOf: event.currentTarget.value || undefined }, { replace: true })}
      />
      {changed && (
        <UnstyledButton className="link-button" onClick={() => change({ place: undefined, period: undefined, asOf: undefined })}>
          <FormattedMessage id="filter.clear" />
        </UnstyledButton>
      )}
    </form>
  );
}

function YearFilters({ period, years }: { period: string; years: readonly number[] }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const [from = '', to = from] = period.split('..').map((part) => part.slice(0, 4));
  const all = [...new Set([...years.map(String), from, to])].sort();
  const ask = (first: string, last: string) => {
    const [low, high] = first <= last ? [first, last] : [last, first];
    change({ period: low === high ? low : `${low}..${high}` });
  };
  return (
    <>
      <NativeSelect label={intl.formatMessage({ id: 'filter.from' })} value={from} data={all} onChange={(event) => ask(event.currentTarget.value, event.currentTarget.value > to ? event.currentTarget.value : to)} />
      <NativeSelect label={intl.formatMessage({ id: 'filter.to' })} value={to} data={all} onChange={(event) => ask(event.currentTarget.value < from ? event.currentTarget.value : from, event.currentTarget.value)} />
    </>
  );
}

function PlaceFilter({ place }: { place: string }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const places = usePlaces();
  const framework = useFramework();
  const words = useWords();
  const name = usePlaceName();
  const groups = groupsOf(places, intl, (row) => words(row.name) || name(row.place), framework?.sdgs ?? []);
  const known = place === 'organisation' || groups.some((group) => group.rows.some((row) => row.place === place));
  return (
    <NativeSelect
      className="filter-place"
      label={intl.formatMessage({ id: 'filter.place' })}
      value={place}
      onChange={(event) => change({ place: event.currentTarget.value === 'organisation' ? undefined : event.currentTarget.value })}
    >
      <option value="organisation">{intl.formatMessage({ id: 'place.organisation' })}</option>
      {!known && <option value={place}>{name(place)}</option>}
      {groups.map((group) => (
        <optgroup key={group.name} label={group.name}>
          {group.rows.map((row) => <option key={row.place} value={row.place}>{row.name}</option>)}
        </optgroup>
      ))}
    </NativeSelect>
  );
}

type Group = { name: string; rows: { place: string; name: string }[] };
type Row = Places['countries'][number];

function groupsOf(places: Places | undefined, intl: IntlShape, name: (row: Row) => string, sdgs: readonly { code: string; name: Readonly<Record<string, string>> }[]): Group[] {
  if (!places) return [];
  const sorted = (rows: readonly Row[]) => rows.map((row) => ({ place: row.place, name: name(row) })).sort((a, b) => a.name.localeCompare(b.name, intl.locale));
  const none = places.countries.filter((row) => row.place === 'country:none').map((row) => ({ place: row.place, name: intl.formatMessage({ id: 'place.none' }) }));
  const goals = places.sdgs.filter((row) => !row.place.includes('.')).map((row) => {
    const goal = sdgs.find((one) => `sdg:${one.code}` === row.place);
    const named = name(goal ? { ...row, name: goal.name } : row);
    return { place: row.place, name: intl.formatMessage({ id: 'place.sdg-named' }, { code: row.place.slice(4), name: named }) };
  });
  return [
    { name: intl.formatMessage({ id: 'filter.programmes' }), rows: sorted(places.programmes) },
    { name: intl.formatMessage({ id: 'filter.countries' }), rows: [...sorted(places.countries.filter((row) => row.place !== 'country:none')), ...none] },
    { name: intl.formatMessage({ id: 'filter.sdgs' }), rows: goals },
  ].filter((group) => group.rows.length > 0);
}
