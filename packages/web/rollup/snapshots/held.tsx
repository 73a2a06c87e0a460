/** What a snapshot holds: the figures of one place and period, by area, each open to its working as it was frozen. */
import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SnapshotPage } from '@throughline/contract/rollup/snapshots.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useChangeQuestion, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Coverage } from '../../ui/verdict.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { useAreaName } from '../areas.ts';
import { Towards } from '../overview/towards.tsx';
import { usePlaceName } from '../places.ts';

type Row = SnapshotPage['figures'][number];
const SORTS = ['organisation', 'programme', 'country', 'sdg'] as const;

export function Held({ body }: { body: SnapshotPage }) {
  const groups = new Map<string, Row[]>();
  for (const row of body.figures) {
    const area = row.indicator.area ?? `stage:${row.indicator.stage ?? 'none'}`;
    groups.set(area, [...(groups.get(area) ?? []), row]);
  }
  return (
    <section className="snap-held" aria-labelledby="snap-held-name">
      <h2 id="snap-held-name"><FormattedMessage id="snapshots.held" /></h2>
      <Choosers body={body} />
      {body.figures.length === 0 ? <p className="measure"><FormattedMessage id="snapshots.held-none" /></p> : (
        <table aria-labelledby="snap-held-name">
          <thead><tr>{(['indicator', 'value', 'target', 'coverage'] as const).map((one) => <th key={one} scope="col" className={`is-${one}`}><FormattedMessage id={`column.${one}`} /></th>)}</tr></thead>
          {[...groups].map(([area, rows]) => <Area key={area} area={area} rows={rows} snapshot={body.snapshot.id} />)}
        </table>
      )}
    </section>
  );
}

function Choosers({ body }: { body: SnapshotPage }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const format = useFormat();
  const placeName = usePlaceName();
  const of = (sort: string) => body.places.filter((one) => one.split(':')[0] === sort)
    .map((place) => [place, placeName(place)] as const).sort((a, b) => a[1].localeCompare(b[1], intl.locale, { numeric: true }));
  return (
    <form className="filters" aria-label={intl.formatMessage({ id: 'snapshots.chosen' })} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect label={intl.formatMessage({ id: 'snapshots.place' })} value={body.place} onChange={(event) => change({ place: event.currentTarget.value === 'organisation' ? undefined : event.currentTarget.value }, { replace: true })}>
        {!body.places.includes(body.place) && <option value={body.place}>{placeName(body.place)}</option>}
        {SORTS.map((sort) => (sort === 'organisation' ? of(sort).map(([place, name]) => <option key={place} value={place}>{name}</option>)
          : of(sort).length > 0 && <optgroup key={sort} label={intl.formatMessage({ id: `snapshots.among-${sort}` })}>{of(sort).map(([place, name]) => <option key={place} value={place}>{name}</option>)}</optgroup>))}
      </NativeSelect>
      <NativeSelect label={intl.formatMessage({ id: 'column.period' })} value={body.period ?? ''} data={body.snapshot.periods.map((one) => ({ value: one, label: format.period(one) }))} onChange={(event) => change({ period: event.currentTarget.value }, { replace: true })} />
    </form>
  );
}

function Area({ area, rows, snapshot }: { area: string; rows: readonly Row[]; snapshot: string }) {
  const name = useAreaName()(area);
  return (
    <tbody>
      <tr className="snap-area"><th scope="rowgroup" colSpan={4}>{name}</th></tr>
      {rows.map((row) => <HeldRow key={row.indicator.code} row={row} snapshot={snapshot} />)}
    </tbody>
  );
}

function HeldRow({ row: { indicator, figure }, snapshot }: { row: Row; snapshot: string }) {
  const words = useWords();
  const search = travelling(useQuestion()) as never;
  return (
    <tr>
      <th scope="row" className="is-indicator"><Link to="/indicators/$code" params={{ code: indicator.code }} search={search}><WordsText words={indicator.name} otherwise={indicator.code} /></Link> <Code>{indicator.code}</Code></th>
      <td className="is-value"><FigureLink figure={figure} name={words(indicator.name) || indicator.code} snapshot={snapshot} /></td>
      <td className="is-target"><Towards figure={figure} bar /></td>
      <td className="is-coverage"><Coverage coverage={figure.coverage} /></td>
    </tr>
  );
}
