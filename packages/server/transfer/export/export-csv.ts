/** Every value an organisation's reports hold, one line a value and one a part of it, for spreadsheets and statistics. */
import { csvLine } from '@throughline/exchange/csv/write-csv.ts';
import { decimalText } from '@throughline/core/ground/decimal.ts';
import { multiply, rational } from '@throughline/core/ground/rational.ts';
import { type Words, wordsIn } from '@throughline/core/ground/words.ts';
import type { SaidCell } from '../../collect/said.ts';
import { SUBMISSIONS, type StoredSubmission, type StoredValue } from '../../collect/stored.ts';
import type { Trx } from '../../database/scope.ts';
import { factorOf } from '../../rollup/record-rows.ts';
import { momentOf } from '../store/match-submissions.ts';
import { PROJECT_CODES } from './queries.ts';

const COLUMNS = [
  'project', 'project_title', 'programme', 'country', 'indicator', 'indicator_name', 'kind', 'period_starts', 'period_ends', 'submission', 'submission_state',
  'due', 'submitted', 'verified', 'reason', 'value_state', 'value', 'unit', 'canonical_value', 'canonical_unit', 'numerator', 'denominator', 'weight',
  'level', 'text', 'persons', 'deals', 'gap_reason', 'cell',
];
const AT_ONCE = 50;

type Project = { readonly project_id: string; readonly code: string; readonly title: Words; readonly programme: string | null; readonly country: string | null };
type Indicator = { readonly code: string; readonly name: Words; readonly kind: string; readonly unit: string | null };
type Submission = StoredSubmission & { readonly project_id: string };

/** Text in pieces. Call inside the scope of the organisation. Names are in English, else in a language held. */
export async function* exportCsv(trx: Trx, orgId: string): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  const indicators = new Map((await trx.query<Indicator>(
    'select code, name, kind, unit from indicator where org_id = $1 or org_id is null order by org_id nulls first', [orgId])).rows.map((one) => [one.code, one]));
  const codes = (await trx.query<{ code: string }>(PROJECT_CODES, [orgId])).rows.map((one) => one.code);
  for (let from = 0; from < codes.length; from += AT_ONCE) yield* linesOf(trx, orgId, codes.slice(from, from + AT_ONCE), indicators);
}

async function* linesOf(trx: Trx, orgId: string, codes: readonly string[], indicators: ReadonlyMap<string, Indicator>): AsyncGenerator<string> {
  const projects = (await trx.query<Project>(
    `select p.project_id, p.code, p.title, g.code as programme, p.country from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
      where p.org_id = $1 and p.code = any ($2) order by p.code collate "C"`, [orgId, codes])).rows;
  const submissions = (await trx.query<Submission>(SUBMISSIONS, [projects.map((one) => one.project_id), null])).rows;
  for (const project of projects) {
    let text = '';
    for (const submission of submissions) {
      if (submission.project_id !== project.project_id) continue;
      for (const value of submission.values) text += valueLines(project, submission, value, indicators.get(value.indicator));
    }
    if (text !== '') yield text;
  }
}

function valueLines(project: Project, submission: Submission, value: StoredValue, indicator: Indicator | undefined): string {
  const about = [
    project.code, wordsIn(project.title, 'en').text, project.programme, project.country, value.indicator, indicator ? wordsIn(indicator.name, 'en').text : null,
    indicator?.kind ?? null, submission.starts, submission.ends, submission.number, submission.state, submission.due,
    momentOf(submission.submitted, submission.submitted_timed), submission.verified === null ? null : momentOf(submission.verified, submission.verified_timed),
    submission.reason, value.state,
  ];
  const unit = indicator?.unit ?? null;
  const whole = csvLine([...about, ...numbers(value, value, unit), value.level, value.text === null ? null : wordsIn(value.text, 'en').text,
    value.listed === 'persons' ? value.members.length : null, value.listed === 'deals' ? value.members.join(' ') : null, value.state === 'reported' ? null : value.reason, null]);
  return whole + value.cells.map((cell) => csvLine([...about, ...numbers(cell, value, unit), null, null, null, null, null, cellText(cell)])).join('');
}

/** As entered, and in the canonical unit. */
function numbers(one: Pick<SaidCell, 'value' | 'numerator' | 'denominator' | 'weight'>, { factor_num, factor_den, unit: entered }: StoredValue, unit: string | null): (string | null)[] {
  const canonical = one.value === null ? null : decimalText(multiply(rational(one.value), factorOf(factor_num, factor_den)));
  return [one.value, entered, canonical, unit, one.numerator, one.denominator, one.weight];
}

const cellText = (cell: SaidCell): string => Object.entries(cell.dimensions).map(([name, value]) => `${name}=${value}`).join('; ');
