/** Restatements as a table: what was said and what is said now side by side, each open to its working. */
import { Link } from '@tanstack/react-router';
import type { RestatementRow, Restatements } from '@throughline/contract/rollup/snapshots.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { FigureLink } from '../../ui/figure-value.tsx';
import { useFormat } from '../../ui/format.ts';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { usePlaceName } from '../places.ts';
import { Reasons } from './reasons.tsx';

export const keyOf = (one: Pick<RestatementRow, 'indicator' | 'place' | 'period'>): string => [one.indicator, one.place, one.period].join('|');

/** What scrolls sideways is reached by keyboard. */
const REACHED = 0;

type Asked = { body: Restatements; chosen: ReadonlySet<string> | null; onChoose: (chosen: ReadonlySet<string>) => void };

export function RestatedTable({ body, chosen, onChoose }: Asked) {
  const intl = useIntl();
  const format = useFormat();
  const open = body.restatements.filter((one) => one.approval?.stands !== true).map(keyOf);
  const every = chosen !== null && open.length > 0 && open.every((key) => chosen.has(key));
  const turn = (key: string) => onChoose(chosen!.has(key) ? new Set([...chosen!].filter((one) => one !== key)) : new Set([...chosen!, key]));
  return (
    <div className="snap-scroll" tabIndex={REACHED} role="region" aria-label={intl.formatMessage({ id: 'snapshots.table' })}>
      <table className="restated" aria-labelledby="snap-restated-name">
        <thead>
          <tr>
            {chosen !== null && <th scope="col" className="is-pick">{open.length > 0 && <input type="checkbox" aria-label={intl.formatMessage({ id: 'snapshots.choose-all' })} checked={every} onChange={() => onChoose(every ? new Set() : new Set(open))} />}</th>}
            <th scope="col" className="is-indicator"><FormattedMessage id="column.indicator" /></th>
            <th scope="col" className="is-number"><FormattedMessage id="snapshots.was" values={{ day: format.shortDay(body.snapshot.asOf) }} /></th>
            <th scope="col" className="is-number"><FormattedMessage id="snapshots.is" values={{ day: format.shortDay(body.asOf) }} /></th>
            <th scope="col" className="is-number"><FormattedMessage id="snapshots.difference" /></th>
            <th scope="col" className="is-reason"><FormattedMessage id="snapshots.reason" /></th>
            <th scope="col" className="is-approver"><FormattedMessage id="snapshots.approver" /></th>
          </tr>
        </thead>
        <tbody>{body.restatements.map((one) => <Row key={keyOf(one)} row={one} body={body} chosen={chosen} onTurn={turn} />)}</tbody>
      </table>
    </div>
  );
}

type RowAsked = { row: RestatementRow; body: Restatements; chosen: ReadonlySet<string> | null; onTurn: (key: string) => void };

function Row({ row, body, chosen, onTurn }: RowAsked) {
  const intl = useIntl();
  const format = useFormat();
  const words = useWords();
  const placeName = usePlaceName();
  const search = travelling(useQuestion()) as never;
  const indicator = body.indicators[row.indicator];
  const name = words(indicator?.name) || row.indicator;
  const where = `${placeName(row.place)}, ${format.period(row.period)}`;
  const key = keyOf(row);
  const none = <span className="quiet"><FormattedMessage id="snapshots.not-there" /></span>;
  return (
    <tr>
      {chosen !== null && <td className="is-pick">{row.approval?.stands !== true && <input type="checkbox" aria-label={intl.formatMessage({ id: 'snapshots.choose' }, { indicator: name, where })} checked={chosen.has(key)} onChange={() => onTurn(key)} />}</td>}
      <th scope="row" className="is-indicator">
        <Link to="/indicators/$code" params={{ code: row.indicator }} search={search}><WordsText words={indicator?.name} otherwise={row.indicator} /></Link> <Code>{row.indicator}</Code>
        <span className="note"><PlaceLink place={row.place}>{placeName(row.place)}</PlaceLink>, {format.period(row.period)}</span>
      </th>
      <td className="is-number is-before" data-name={intl.formatMessage({ id: 'snapshots.was' }, { day: format.shortDay(body.snapshot.asOf) })}>{row.before === null ? none : <FigureLink figure={row.before} name={`${name}, ${where}`} unit={false} snapshot={body.snapshot.id} />}</td>
      <td className="is-number is-now" data-name={intl.formatMessage({ id: 'snapshots.is' }, { day: format.shortDay(body.asOf) })}>{row.now === null ? none : <FigureLink figure={row.now} name={`${name}, ${where}`} asOf={body.with === null ? body.asOf : undefined} snapshot={body.with?.id} />}</td>
      <td className="is-number" data-name={intl.formatMessage({ id: 'snapshots.difference' })}><Difference row={row} /></td>
      <td className="is-reason"><Reasons row={row} /></td>
      <td className="is-approver" data-name={intl.formatMessage({ id: 'snapshots.approver' })}><Approval row={row} /></td>
    </tr>
  );
}

/** With its sign; where the value is the same, what else has changed. */
function Difference({ row: { sort, difference, before, now, members } }: { row: RestatementRow }) {
  const format = useFormat();
  if (sort === 'changed' && difference !== null && difference !== '0') return <bdi dir="ltr" className="restated-by">{difference.startsWith('-') ? '' : '+'}{format.value(difference, (now ?? before)!)}{(now ?? before)!.kind === 'ratio' && <span className="note"><FormattedMessage id="snapshots.points" /></span>}</bdi>;
  const what = sort === 'relabelled' ? (members.includes('label') ? 'label' : 'coverage') : sort === 'changed' ? 'beside' : sort;
  return <span className="note"><FormattedMessage id={`snapshots.sort-${what}`} /></span>;
}

function Approval({ row: { approval } }: { row: RestatementRow }) {
  const format = useFormat();
  if (approval === null) return <span className="quiet"><FormattedMessage id="snapshots.approver-none" /></span>;
  return (
    <>
      <FormattedMessage id={approval.stands ? 'snapshots.by' : 'snapshots.approved-before'} values={{ actor: <bdi>{approval.actor}</bdi>, day: format.shortDay(approval.at) }} />
      <span className="note"><bdi>{approval.reason}</bdi></span>
    </>
  );
}
