/** Compare: indicators and places side by side. Each indicator has a picture of its own, for units are never mixed on one axis. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { IndicatorRow } from '@throughline/contract/rollup/pages.ts';
import { nearest } from '@throughline/core/ground/near.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { indicatorsOf } from '../framework/all-indicators.ts';
import { api } from '../shell/api.ts';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import type { Opened } from '../shell/screen.ts';
import { Refusal, Stale } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { useWords } from '../ui/words-text.tsx';
import { type AskedFigures, useAsked } from './asked.ts';
import { MOST_INDICATORS, MOST_PLACES, useCompared } from './compare-asked.ts';
import { type Choosable, CompareChooser } from './compare-chooser.tsx';
import { CompareTable } from './compare-table.tsx';
import './compare.css';
import { panelsOf } from './compared-panels.ts';
import { Filters } from './filters.tsx';
import { LikeSwitch, useLike } from './indicator-like.tsx';
import { Opening } from './opening.tsx';
import { namesOf, usePlaceName, usePlaces } from './places.ts';
import { SmallMultiples } from './small-multiples.tsx';

export const early = ({ organisation }: Opened) => [indicatorsOf(organisation.id), ...namesOf(organisation)];

export function ComparePage() {
  const asked = useAsked();
  const title = useIntl().formatMessage({ id: 'nav.compare' });
  const { current } = useOrganisations();
  const { data, error, refetch } = useQuery({ ...indicatorsOf(current?.id ?? ''), enabled: current !== null });
  return (
    <Page title={title} lead={<p className="in-words"><FormattedMessage id="compare.lead" /></p>}>
      {!asked ? <Opening /> : data ? <Chosen asked={asked} all={data} /> : error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={6} />}
    </Page>
  );
}

function Chosen({ asked, all }: { asked: AskedFigures; all: readonly IndicatorRow[] }) {
  const compared = useCompared();
  const words = useWords();
  const places = usePlaceChoices();
  const choices = useMemo(() => all.filter((one) => one.kind !== 'qualitative').map((one): Choosable => ({ key: one.code, name: words(one.name) || one.code, texts: [one.code, ...Object.values(one.name)] })), [all, words]);
  const known = compared.indicators.filter((code) => choices.some((one) => one.key === code));
  const unknown = compared.indicators.filter((code) => !known.includes(code));
  const at = compared.places.length > 0 ? compared.places : ['organisation'];
  return (
    <>
      <div className="compare-choices">
        <CompareChooser sort="indicators" all={choices} chosen={compared.indicators} most={MOST_INDICATORS} onChange={(next) => compared.change(next, compared.places)} />
        <CompareChooser sort="places" all={places} chosen={compared.places} most={MOST_PLACES} onChange={(next) => compared.change(compared.indicators, next)} />
      </div>
      {compared.tooMany && <p className="note" role="status"><FormattedMessage id="compare.too-many" values={{ indicators: MOST_INDICATORS, places: MOST_PLACES }} /></p>}
      {unknown.map((code) => <Unknown key={code} code={code} choices={choices} onTake={(one) => compared.change(compared.indicators.map((each) => (each === code ? one : each)), compared.places)} />)}
      {known.length === 0 ? <First choices={choices} onTake={(code) => compared.change([code], compared.places)} /> : <Answer asked={asked} indicators={all.filter((one) => known.includes(one.code)).sort((a, b) => known.indexOf(a.code) - known.indexOf(b.code))} places={at} />}
    </>
  );
}

function usePlaceChoices(): Choosable[] {
  const places = usePlaces();
  const name = usePlaceName();
  return useMemo(() => {
    const held = [...(places?.programmes ?? []), ...(places?.countries ?? []), ...(places?.groups ?? []), ...(places?.sdgs ?? [])];
    const named = held.map((one): Choosable => ({ key: one.place, name: name(one.place), texts: [one.place, name(one.place), ...Object.values(one.name ?? {})] }));
    return [{ key: 'organisation', name: name('organisation'), texts: [name('organisation')] }, ...named];
  }, [places, name]);
}

/** Nothing is chosen yet: says what to do first, with the first few indicators to begin with. */
function First({ choices, onTake }: { choices: readonly Choosable[]; onTake: (code: string) => void }) {
  return (
    <section className="empty">
      <h2><FormattedMessage id="compare.first" /></h2>
      <p className="measure"><FormattedMessage id="compare.first-text" /></p>
      <ul className="plain-links">{choices.slice(0, 5).map((one) => <li key={one.key}><button type="button" className="link-button" onClick={() => onTake(one.key)}>{one.name}</button></li>)}</ul>
    </section>
  );
}

function Unknown({ code, choices, onTake }: { code: string; choices: readonly Choosable[]; onTake: (code: string) => void }) {
  return (
    <p className="note" role="status">
      <FormattedMessage id="compare.unknown" values={{ code: <bdi>{code}</bdi> }} />{' '}
      {nearest(code, choices, (one) => [...one.texts], 3).map((one) => <button key={one.key} type="button" className="link-button compare-near" onClick={() => onTake(one.key)}>{one.name}</button>)}
    </p>
  );
}

type Shown = { asked: AskedFigures; indicators: readonly IndicatorRow[]; places: readonly string[] };

function Answer({ asked, indicators, places }: Shown) {
  const { current } = useOrganisations();
  const years = yearsOf(current?.firstYear ?? null, current?.lastYear ?? null);
  const question = { organisation: asked.organisation, asOf: asked.asOf, indicator: indicators.map((one) => one.code), place: places, period: [...new Set([...years, asked.period])] };
  const answer = useQuery({ queryKey: ['compared', question], queryFn: () => api.figures(question), placeholderData: keepPreviousData });
  const { data, error } = answer;
  if (error && (!data || answer.isPlaceholderData)) return <><Filters asked={asked} years={years.map(Number)} places={false} /><Refusal error={error} again={() => void answer.refetch()} /></>;
  return (
    <>
      <Filters asked={asked} years={years.map(Number)} places={false} />
      {data ? <><Stale error={error} since={answer.dataUpdatedAt} /><Compared figures={data.figures} period={asked.period} years={years} indicators={indicators} places={places} waiting={answer.isPlaceholderData} /></> : <Waiting lines={8} />}
    </>
  );
}

type Drawn = { figures: readonly Figure[]; period: string; years: readonly string[]; indicators: readonly IndicatorRow[]; places: readonly string[]; waiting: boolean };

function Compared({ figures, period, years, indicators, places, waiting }: Drawn) {
  const intl = useIntl();
  const words = useWords();
  const name = usePlaceName();
  const like = useLike();
  return (
    <div className={waiting ? 'answer is-waiting' : 'answer'} aria-busy={waiting}>
      <LikeSwitch />
      <CompareTable figures={figures} period={period} indicators={indicators} places={places} />
      {years.length > 1 && indicators.map((one) => {
        const of = words(one.name) || one.code;
        return (
          <section key={one.code} className="compared" aria-label={of}>
            <h2>{of}</h2>
            {one.kind === 'ordinal'
              ? <p className="note"><FormattedMessage id="compare.not-drawn" /></p>
              : <SmallMultiples title={intl.formatMessage({ id: 'compare.drawn' }, { indicator: of, from: years[0], to: years.at(-1) })} name={`compare-${one.code}`} of={of} panels={panelsOf(figures.filter((each) => each.indicator === one.code), places, years, name)} period={years.includes(period) ? period : years.at(-1)!} like={like} sorted={false} />}
          </section>
        );
      })}
    </div>
  );
}

/** Years that can be drawn: those reported on, the latest twelve. */
function yearsOf(first: number | null, last: number | null): string[] {
  if (first === null || last === null) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at)).slice(-12);
}
