/** One indicator of the goal or target over the years, country beside country. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SdgPage } from '@throughline/contract/tell/sdg.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { panelsOf } from '../../rollup/compared-panels.ts';
import type { PanelOf } from '../../rollup/small-multiples-panel.ts';
import { usePlaceName } from '../../rollup/places.ts';
import { SmallMultiples } from '../../rollup/small-multiples.tsx';
import { api } from '../../shell/api.ts';
import { useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useWords } from '../../ui/words-text.tsx';

type Row = SdgPage['figures'][number];

/** Countries asked for at most; all stand on the map. */
const MOST = 40;

/** What has a number over time. */
const isDrawn = ({ indicator: { kind }, series }: Row): boolean =>
  kind !== 'qualitative' && kind !== 'ordinal' && series.length > 1 && series.some((one) => one.value !== null || one.bounds !== null);

export function SdgMultiples({ page }: { page: SdgPage }) {
  const intl = useIntl();
  const words = useWords();
  const { indicator } = useQuestion();
  const change = useChangeQuestion();
  const rows = page.figures.filter(isDrawn);
  const row = rows.find((one) => one.indicator.code === indicator) ?? rows[0];
  if (row === undefined || page.countries.length < 2) return null;
  const nameOf = (one: Row): string => words(one.indicator.name) || one.indicator.code;
  return (
    <section className="sdg-section sdg-multiples" aria-labelledby="multiples-name">
      <h2 id="multiples-name"><FormattedMessage id="sdg.side-by-side" /></h2>
      {rows.length > 1 && (
        <NativeSelect
          label={intl.formatMessage({ id: 'column.indicator' })} value={row.indicator.code}
          data={rows.map((one) => ({ value: one.indicator.code, label: nameOf(one) }))}
          onChange={(event) => change({ indicator: event.currentTarget.value }, { replace: true })}
        />
      )}
      <Panels key={row.indicator.code} page={page} row={row} of={nameOf(row)} />
    </section>
  );
}

function Panels({ page, row: { indicator, series }, of }: { page: SdgPage; row: Row; of: string }) {
  const intl = useIntl();
  const nameOf = usePlaceName();
  const joined = (place: string): string => `${place}+${page.place}`;
  const countries = page.countries.slice(0, MOST);
  const years = series.map(({ period }) => period);
  const period = years.includes(page.period) ? page.period : years.at(-1)!;
  const question = { organisation: page.organisation, asOf: page.asOf, indicator: [indicator.code], place: countries.map(({ place }) => joined(place)), period: years };
  const { data, error, refetch } = useQuery({ queryKey: ['figures', question], queryFn: () => api.figures(question) });
  if (!data) return error ? <Refusal error={error} again={() => void refetch()} /> : <Waiting lines={4} height={60} />;
  const named = new Map(countries.map(({ place }) => [joined(place), place]));
  const panels = panelsOf(data.figures, [...named.keys()], years, (place) => nameOf(named.get(place)!))
    .filter(hasSaid).map((one): PanelOf => ({ ...one, place: named.get(one.key)! }));
  if (panels.length === 0) return <p className="note"><FormattedMessage id="sdg.side-by-side-none" /></p>;
  return (
    <>
      {panels.length < page.countries.length && <p className="note"><FormattedMessage id="sdg.side-by-side-some" values={{ shown: panels.length, all: page.countries.length }} /></p>}
      <SmallMultiples title={intl.formatMessage({ id: 'sdg.by-country' }, { indicator: of, code: page.code })} name={`${indicator.code}-${page.place.replaceAll(':', '-')}`} of={of} panels={panels} period={period} />
    </>
  );
}

/** Somebody was expected to say something there in these years. */
const hasSaid = ({ figures }: PanelOf): boolean => figures.some(({ coverage, value, bounds }) => coverage.expected > 0 || value !== null || bounds !== null);
