/** What a publisher's file says beside values: its indicator elements, money, and what was not understood. SQL only. */
import type { ProjectBundle } from '@throughline/core/transfer/bundle.ts';
import { inPieces, indicatorId } from '../../collect/insert-submissions.ts';
import { type Storing } from './storing.ts';

export type Published = { readonly project_id: string; readonly bundle: ProjectBundle };

/** All of it, for projects that hold none of it yet. */
export async function insertPublished(storing: Storing, all: readonly Published[]): Promise<void> {
  await insertElements(storing, all);
  await insertPeriods(storing, all);
  await insertMoney(storing, all);
  await insertNotes(storing, all);
}

async function insertElements(storing: Storing, all: readonly Published[]): Promise<void> {
  const rows = all.flatMap(({ project_id, bundle }) => bundle.published.map((one, n) => ({
    project_id, element_no: n + 1, indicator_id: indicatorId(storing, one.indicator, one.at), result_code: one.result, measure: one.measure,
    ascending: one.ascending, aggregates: one.aggregates, title: one.title, description: one.description, reference: one.references,
    baselines: one.baselines, source_at: one.at, source_line: one.line,
  })));
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into published_indicator (project_id, element_no, org_id, indicator_id, result_code, measure, ascending, aggregates, title, description,
                                      reference, baselines, source_at, source_line)
     select r.project_id, r.element_no, $1, r.indicator_id, r.result_code, r.measure, r.ascending, r.aggregates, r.title, r.description,
            r.reference, r.baselines, r.source_at, r.source_line
       from jsonb_to_recordset($2) as r(project_id bigint, element_no integer, indicator_id bigint, result_code text, measure text, ascending boolean,
                                        aggregates boolean, title jsonb, description jsonb, reference jsonb, baselines jsonb, source_at text,
                                        source_line integer)`, [storing.orgId, json])).rows);
}

async function insertPeriods(storing: Storing, all: readonly Published[]): Promise<void> {
  const rows = all.flatMap(({ project_id, bundle }) => bundle.published.flatMap((element, n) => element.periods.map((one, m) => ({
    project_id, element_no: n + 1, period_no: m + 1, starts: one.starts, ends: one.ends, targets: one.targets, actuals: one.actuals, source_line: one.line,
  }))));
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into published_period (project_id, element_no, period_no, org_id, starts, ends, targets, actuals, source_line)
     select r.project_id, r.element_no, r.period_no, $1, r.starts, r.ends, r.targets, r.actuals, r.source_line
       from jsonb_to_recordset($2) as r(project_id bigint, element_no integer, period_no integer, starts date, ends date, targets jsonb, actuals jsonb,
                                        source_line integer)`, [storing.orgId, json])).rows);
}

async function insertMoney(storing: Storing, all: readonly Published[]): Promise<void> {
  const budgets = all.flatMap(({ project_id, bundle }) => bundle.budgets.map((one, n) => ({
    project_id, no: n + 1, type: one.type, status: one.status, starts: one.starts, ends: one.ends, amount: one.amount, currency: one.currency,
    value_date: one.valueDate, detail: one.detail, source_line: one.line,
  })));
  await inPieces(budgets, async (json) => (await storing.trx.query<never>(
    `insert into budget (project_id, budget_no, org_id, type, status, starts, ends, amount, currency, value_date, detail, source_line)
     select r.project_id, r.no, $1, r.type, r.status, r.starts, r.ends, r.amount, r.currency, r.value_date, r.detail, r.source_line
       from jsonb_to_recordset($2) as r(project_id bigint, no integer, type text, status text, starts date, ends date, amount numeric, currency text,
                                        value_date date, detail jsonb, source_line integer)`, [storing.orgId, json])).rows);
  const transactions = all.flatMap(({ project_id, bundle }) => bundle.transactions.map((one, n) => ({
    project_id, no: n + 1, type: one.type, day: one.day, amount: one.amount, currency: one.currency, value_date: one.valueDate, detail: one.detail,
    source_line: one.line,
  })));
  await inPieces(transactions, async (json) => (await storing.trx.query<never>(
    `insert into money_transaction (project_id, transaction_no, org_id, type, day, amount, currency, value_date, detail, source_line)
     select r.project_id, r.no, $1, r.type, r.day, r.amount, r.currency, r.value_date, r.detail, r.source_line
       from jsonb_to_recordset($2) as r(project_id bigint, no integer, type text, day date, amount numeric, currency text, value_date date,
                                        detail jsonb, source_line integer)`, [storing.orgId, json])).rows);
}

async function insertNotes(storing: Storing, all: readonly Published[]): Promise<void> {
  const rows = all.flatMap(({ project_id, bundle }) => bundle.notUnderstood.map((one, n) => ({
    project_id, no: n + 1, code: one.code, at: one.at, line: one.line, found: one.found, accepted: one.accepted,
    indicator_id: one.indicator === null ? null : (storing.indicators.get(one.indicator) ?? null),
  })));
  await inPieces(rows, async (json) => (await storing.trx.query<never>(
    `insert into not_understood (project_id, note_no, org_id, code, at, line, found, accepted, indicator_id, source_import)
     select r.project_id, r.no, $1, r.code, r.at, r.line, r.found, r.accepted, r.indicator_id, $3
       from jsonb_to_recordset($2) as r(project_id bigint, no integer, code text, at text, line integer, found text, accepted text, indicator_id bigint)`,
    [storing.orgId, json, storing.importId])).rows);
}
