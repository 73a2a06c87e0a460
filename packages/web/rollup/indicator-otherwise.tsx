/** A question about an indicator that cannot be answered: the nearest that can, for what was wrong with it. */
import { Link } from '@tanstack/react-router';
import { ApiRefusal } from '@throughline/contract/client.ts';
import { near } from '@throughline/core/ground/near.ts';
import { FormattedMessage } from 'react-intl';
import { useOrganisations } from '../shell/organisation.tsx';
import { travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import { Code } from '../ui/words-text.tsx';
import type { AskedFigures } from './asked.ts';
import { useIndicatorName } from './working/indicator-name.ts';
import { usePlaceName, usePlaces } from './places.ts';

const MOST = 5;

export function Otherwise({ error, asked }: { error: Error | null; asked: AskedFigures }) {
  const change = useChangeQuestion();
  const search = travelling(useQuestion()) as never;
  const problems = error instanceof ApiRefusal ? (error.details?.problems ?? []) : [];
  const wrong = (code: string) => problems.some((one) => one.code === code);
  const codes = problems.find((one) => one.code === 'unknown-indicator')?.accepted;
  return (
    <>
      <button type="button" className="link-button" onClick={() => change({ place: undefined, period: undefined, asOf: undefined })}><FormattedMessage id="refused.whole" /></button>
      {codes !== undefined && codes !== '' && codes.split(', ').slice(0, MOST).map((one) => <Near key={one} code={one} />)}
      {wrong('malformed-period') && <Years asked={asked.period} />}
      {(wrong('unknown-place') || wrong('malformed-place')) && <Places asked={asked.place} />}
      <Link to="/indicators" search={search}><FormattedMessage id="indicators.all" /></Link>
    </>
  );
}

function Near({ code }: { code: string }) {
  const search = travelling(useQuestion()) as never;
  const name = useIndicatorName(code);
  return <Link to="/indicators/$code" params={{ code }} search={search}><Code>{code}</Code>{name === code ? '' : ` ${name}`}</Link>;
}

/** Years reported on, the nearest to what was written first. */
function Years({ asked }: { asked: string }) {
  const { current } = useOrganisations();
  const change = useChangeQuestion();
  const { firstYear, lastYear } = current ?? {};
  if (firstYear == null || lastYear == null) return null;
  const meant = Number.parseInt(asked.replace(/\D+/g, '').slice(0, 4), 10);
  const far = (year: number) => Math.abs(year - (Number.isNaN(meant) ? lastYear : meant));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at).sort((a, b) => far(a) - far(b)).slice(0, 3);
  return <>{years.map((year) => <button key={year} type="button" className="link-button" onClick={() => change({ period: String(year) })}>{year}</button>)}</>;
}

/** Places held whose name or code is like what was written. */
function Places({ asked }: { asked: string }) {
  const places = usePlaces();
  const name = usePlaceName();
  const change = useChangeQuestion();
  const all = [...(places?.countries ?? []), ...(places?.programmes ?? []), ...(places?.groups ?? [])].map((one) => one.place);
  const sort = asked.slice(0, asked.indexOf(':') + 1);
  const code = asked.slice(sort.length);
  const found = near(code, all.filter((one) => sort === '' || one.startsWith(sort)), (one) => `${one.slice(one.indexOf(':') + 1)} ${name(one)}`).slice(0, MOST);
  return <>{found.map((one) => <button key={one} type="button" className="link-button" onClick={() => change({ place: one })}>{name(one)}</button>)}</>;
}
