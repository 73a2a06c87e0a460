/** Totals without and with values of older frameworks: as they stand, and as a selection would make them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Mapping } from '@throughline/contract/assure/mapping.ts';
import type { Figure } from '@throughline/contract/rollup/figures.ts';
import type { Preview } from '@throughline/contract/rollup/gaps.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { travelling, useQuestion } from '../shell/question.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { FigureLink, FigureValue } from '../ui/figure-value.tsx';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { useUnit } from '../ui/units.ts';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import { LegacyFigure } from './legacy-figure.tsx';

type Row = { indicator: string; name: Readonly<Record<string, string>>; period: string; without: Figure; now: Figure; would?: Figure };
const textOf = (figure: Figure): string => figure.value ?? (figure.bounds ? `${figure.bounds.low}..${figure.bounds.high}` : '');

function useColumns(would: boolean): Column<Row>[] {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  const unit = useUnit();
  const search = travelling(useQuestion()) as never;
  const say = (id: string) => intl.formatMessage({ id });
  const nameOf = (row: Row) => `${words(row.name)}, ${format.period(row.period)}`;
  return [
    {
      key: 'indicator', name: say('column.indicator'), sort: (row) => row.indicator, text: (row) => row.indicator,
      cell: (row) => <><Link to="/indicators/$code" params={{ code: row.indicator }} search={search}><WordsText words={row.name} otherwise={row.indicator} /></Link> <Code>{row.indicator}</Code></>,
    },
    { key: 'period', name: say('mapping.year'), sort: (row) => row.period, text: (row) => row.period, cell: (row) => format.period(row.period) },
    { key: 'unit', name: say('column.unit'), text: (row) => row.without.unit ?? '', cell: (row) => <span className="quiet">{unit(row.without)}</span> },
    { key: 'without', name: say('mapping.without'), number: true, text: (row) => textOf(row.without), cell: (row) => <FigureLink figure={row.without} name={nameOf(row)} unit={false} /> },
    { key: 'now', name: say('mapping.with'), number: true, text: (row) => textOf(row.now), cell: (row) => <LegacyFigure figure={row.now} name={nameOf(row)} /> },
    ...(would ? [{
      key: 'would', name: say('mapping.would'), number: true, text: (row: Row) => textOf(row.would!),
      cell: (row: Row) => <span className={textOf(row.would!) === textOf(row.now) ? 'map-same' : 'map-changed'} data-would={`${row.indicator}|${row.period}`}><FigureValue figure={row.would!} unit={false} /></span>,
    }] : []),
  ];
}

export function PreviewTable({ preview }: { preview: Preview }) {
  const intl = useIntl();
  const columns = useColumns(true);
  const apart = new Map<string, number>();
  for (const one of preview.apart) apart.set(one.why, (apart.get(one.why) ?? 0) + 1);
  return (
    <div className="map-preview" role="status">
      {preview.rows.length === 0 ? <p><FormattedMessage id="mapping.preview-none" /></p>
        : <DataTable rows={preview.rows} columns={columns} rowKey={(row) => `${row.indicator} ${row.period}`} label={intl.formatMessage({ id: 'mapping.preview-table' })} file="mapping-preview.csv" />}
      {[...apart].map(([why, count]) => <p key={why} className="note"><FormattedMessage id={`mapping.apart-${why}`} values={{ count }} /></p>)}
    </div>
  );
}

/** Every total that old values or mapped indicators speak of, without and with them; asked of the figure route. */
export function Totals({ mapping }: { mapping: Mapping }) {
  const intl = useIntl();
  const { asOf } = useQuestion();
  const columns = useColumns(false);
  const { organisation, joined } = mapping;
  const { data, error, refetch } = useQuery({
    queryKey: ['mapping-totals', organisation, joined, asOf], placeholderData: keepPreviousData,
    queryFn: () => rowsOf(mapping, asOf), enabled: joined.length > 0,
  });
  return (
    <section className="data-section map-totals" aria-labelledby="map-totals-name">
      <h2 id="map-totals-name"><FormattedMessage id="mapping.totals" /></h2>
      <p className="note"><FormattedMessage id="mapping.totals-note" /></p>
      {joined.length === 0 ? <p className="quiet"><FormattedMessage id="mapping.totals-none" /></p> : error && !data ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={4} />
        : <DataTable rows={data} columns={columns} rowKey={(row) => `${row.indicator} ${row.period}`} label={intl.formatMessage({ id: 'mapping.totals' })} file="mapping-totals.csv" />}
    </section>
  );
}

async function rowsOf({ organisation, joined, indicators }: Mapping, asOf: string | undefined): Promise<Row[]> {
  const asked = { organisation, asOf, place: 'organisation', indicator: [...new Set(joined.map((one) => one.indicator))], period: [...new Set(joined.map((one) => String(one.year)))] };
  const [without, now] = await Promise.all([api.figures(asked), api.figures({ ...asked, withLegacy: 'true' })]);
  const keyOf = (one: { indicator: string; period: string }) => `${one.indicator} ${one.period}`;
  const [bare, full] = [without, now].map((one) => new Map(one.figures.map((figure) => [keyOf(figure), figure])));
  return joined.flatMap(({ indicator, year }) => {
    const key = keyOf({ indicator, period: String(year) });
    const [a, b] = [bare!.get(key), full!.get(key)];
    return a && b ? [{ indicator, name: indicators.find((one) => one.code === indicator)?.name ?? {}, period: String(year), without: a, now: b }] : [];
  });
}
