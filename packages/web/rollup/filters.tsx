/** What can be changed about the question: years, programme, place, accountability, as-of day. Each change goes into the address. */
import { NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { ACCOUNTABILITIES } from '@throughline/core/framework/types.ts';
import { useEffect, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';
import { useForesee } from '../shell/screen.ts';
import type { AskedFigures } from './asked.ts';
import { PlaceFilters } from './overview/place-filters.tsx';
import { usePlaces } from './places.ts';

/** What "Clear" takes out of the address. */
export const WHOLE = { place: undefined, period: undefined, asOf: undefined, accountability: undefined, since: undefined } as const;

/** `places`: absent where a screen chooses its places itself. */
type Asked = { asked: AskedFigures; years: readonly number[]; accountability?: boolean; places?: boolean };

export function Filters({ asked, years, accountability = false, places = true }: Asked) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const question = useQuestion();
  // programmes, countries and years decide which controls there are
  const known = usePlaces() !== undefined;
  const changed = (['place', 'period', 'asOf', 'accountability'] as const).some((name) => question[name] !== undefined && (places || name !== 'place'));
  return (
    <form className="filters" aria-busy={places && !known} aria-label={intl.formatMessage({ id: 'filter.name' })} onSubmit={(event) => event.preventDefault()}>
      <YearFilters period={asked.period} years={years} />
      {places && <PlaceFilters place={asked.place} />}
      {accountability && <AccountabilityFilter asked={question.accountability} />}
      <TextInput
        type="date"
        label={intl.formatMessage({ id: 'filter.as-of' })}
        value={asked.asOf ?? ''}
        onChange={(event) => change({ asOf: event.currentTarget.value || undefined }, { replace: true })}
      />
      {changed && <UnstyledButton className="link-button" onClick={() => change(WHOLE)}><FormattedMessage id="filter.clear" /></UnstyledButton>}
    </form>
  );
}

function periodOf(first: string, last: string): string {
  const [low, high] = first <= last ? [first, last] : [last, first];
  return low === high ? low : `${low}..${high}`;
}

function YearFilters({ period, years }: { period: string; years: readonly number[] }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const [from = '', to = from] = period.split('..').map((part) => part.slice(0, 4));
  const all = [...new Set([...years.map(String), from, to])].sort();
  const ask = (first: string, last: string) => change({ period: periodOf(first, last) });
  const held = useYearsAhead(all, from, to);
  return (
    <>
      <NativeSelect label={intl.formatMessage({ id: 'filter.from' })} value={from} data={all} {...held.from} onChange={(event) => ask(event.currentTarget.value, event.currentTarget.value > to ? event.currentTarget.value : to)} />
      <NativeSelect label={intl.formatMessage({ id: 'filter.to' })} value={to} data={all} {...held.to} onChange={(event) => ask(event.currentTarget.value < from ? event.currentTarget.value : from, event.currentTarget.value)} />
    </>
  );
}

/** Whoever takes hold of a year will most likely choose the one before or after it: both are asked for meanwhile, again after each choice. */
function useYearsAhead(all: readonly string[], from: string, to: string) {
  const foresee = useForesee();
  const taken = useRef<'from' | 'to' | null>(null);
  const ahead = (end: 'from' | 'to') => {
    const at = all.indexOf(end === 'from' ? from : to);
    const years = [all[at + 1], all[at - 1]].filter((year) => year !== undefined);
    foresee(years.map((year) => ({ period: end === 'from' ? periodOf(year, year > to ? year : to) : periodOf(year < from ? year : from, year) })));
  };
  useEffect(() => { if (taken.current) ahead(taken.current); }, [from, to]);
  const of = (end: 'from' | 'to') => ({ onPointerEnter: () => ahead(end), onFocus: () => { taken.current = end; ahead(end); }, onBlur: () => { taken.current = null; } });
  return { from: of('from'), to: of('to') };
}

function AccountabilityFilter({ asked }: { asked: string | undefined }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const known = ACCOUNTABILITIES.some((one) => one === asked);
  return (
    <NativeSelect
      className="filter-accountability"
      label={intl.formatMessage({ id: 'passport.accountability' })}
      value={asked ?? ''}
      onChange={(event) => change({ accountability: event.currentTarget.value || undefined })}
    >
      <option value="">{intl.formatMessage({ id: 'overview.accountability-all' })}</option>
      {asked !== undefined && !known && <option value={asked}>{asked}</option>}
      {ACCOUNTABILITIES.map((one) => <option key={one} value={one}>{intl.formatMessage({ id: `accountability.${one}` })}</option>)}
    </NativeSelect>
  );
}
