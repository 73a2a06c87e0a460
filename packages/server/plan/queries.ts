/** SQL that reads money. Nothing is decided here. Everything is of the organisation in scope; numbers come as text. */
import { BASE_CURRENCY } from '@throughline/core/framework/rates.ts';

/** Whether an import changed anything after a day ($2): only then are the tables not what was held. */
export const CHANGED_AFTER = `select exists (select from data_import where org_id = $1 and undone is null and (at at time zone 'UTC')::date > $2::date) as later`;

/** The day the first file came in that still stands. */
export const HELD_SINCE = `select min((at at time zone 'UTC')::date)::text as day from data_import where org_id = $1 and undone is null`;

/** Rows of a table of projects ($2) as `t`, as held at a day ($3) or, where nothing came later, as they are (migration 0080). */
const heldRows = (table: 'budget' | 'money_transaction', earlier: boolean): string => {
  const row = table === 'budget' ? 'line' : 'payment';
  return earlier
    ? `(select (h.${row}).*, h.held from ${table}_at($1, $2, $3::date) h)`
    : `(select *, true as held from ${table} where org_id = $1 and project_id = any($2))`;
};
const payments = (earlier: boolean): string => heldRows('money_transaction', earlier);

/** Projects that can have money at a place; `$3…` belong to the condition; $2: the as-of day. */
export const funded = (condition: string, earlier: boolean): string => `
  select p.project_id, p.code, p.starts, p.ends, g.code as programme, p.donors, p.country, p.sdg_shares,
         ${['budget_amount', 'budget_currency', 'budget_factor_num', 'budget_factor_den'].map((column) => `${earlier ? `case when h.edition is null then p.${column} else (h.edition).${column} end as ` : 'p.'}${column}`).join(', ')},
         ${earlier ? 'coalesce(h.held, true)' : 'true or $2::date is null'} as held, p.source_at, p.source_line,
         (select jsonb_agg(jsonb_build_object('iso3', c.iso3, 'share', c.share::text) order by c.iso3)
            from project_country c where c.project_id = p.project_id) as countries,
         exists (select 1 from budget b where b.project_id = p.project_id and b.detail -> 'usd' is not null) as by_lines,
         p.detail -> 'related-activity' as related
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
         ${earlier ? 'left join budget_of_projects_at($1, $2::date) h on h.project_id = p.project_id' : ''}
   where p.org_id = $1 and ${condition}
   order by p.code collate "C"`;

/** Activities that another held one names as its parent (RelatedActivityType 1). */
export const PARENTS = `
  select distinct r ->> 'ref' as code
    from project p, jsonb_array_elements(case when jsonb_typeof(p.detail -> 'related-activity') = 'array' then p.detail -> 'related-activity' else '[]' end) r
   where p.org_id = $1 and r ->> 'type' = '1'`;

const FACTOR = (row: string): string => `${row}.detail -> 'usd' -> 'factor' ->> 0 as factor_num, ${row}.detail -> 'usd' -> 'factor' ->> 1 as factor_den`;

/** A payment counts at the as-of day ($3) when its own day is not later; without one, once it was held. */
const MADE = '(t.day <= $3::date or (t.day is null and t.held))';

/** $2: projects whose payments stand whole at the place, summed over all; $3: the as-of day; $4, $5: first and last day asked. */
export const paymentSums = (earlier: boolean, byProject: boolean): string => `
  select ${byProject ? 't.project_id' : 'null as project_id'}, t.type, extract(year from t.day)::int as year, t.currency, ${FACTOR('t')}, sum(t.amount)::text as amount,
         count(*)::int as count, t.amount is null as unread, coalesce(t.day between $4::date and $5::date, false) as asked, ${MADE} as made
    from ${payments(earlier)} t
   group by ${byProject ? 't.project_id, ' : ''}t.type, 3, t.currency, 5, 6, 9, 10, 11`;

/**
 * $3: the as-of day; $4: types, null for all; $5: a year; $6: those without a day alone; $7, $8: first and last day; $9: `no-rate`, `unread`:
 * what is in no sum. Without any of these every day.
 */
const behind = (earlier: boolean): string => `
    from ${payments(earlier)} t where ${MADE} and ($4::text[] is null or coalesce(t.type, '') = any($4))
     and case when $9::text = 'unread' then t.amount is null
              when $9 = 'no-rate' then t.amount is not null and t.detail -> 'usd' -> 'factor' ->> 0 is null and t.currency is distinct from '${BASE_CURRENCY}'
              when $6 then t.day is null when $5::int is not null then extract(year from t.day)::int = $5
              when $7::date is not null then t.day between $7::date and $8::date else t.day is not null end`;

/** The payments behind a sum, added where they count alike. */
export const paymentsBehind = (earlier: boolean): string => `
  select t.project_id, t.type, t.currency, ${FACTOR('t')}, sum(t.amount)::text as amount, count(*)::int as count ${behind(earlier)}
   group by t.project_id, t.type, t.currency, 4, 5, t.amount is null`;

/** The same one by one, largest in US dollars first; $10: how many. */
export const paymentRows = (earlier: boolean): string => `
  select t.*, p.code as project, p.title, money_file_at($1, p.project_id, p.code, 'money_transaction', $3::date) as file
    from (select t.project_id, t.transaction_no as number, t.type, t.day, t.currency, t.amount::text as amount, ${FACTOR('t')},
                 t.detail -> 'usd' ->> 'perUsd' as rate, (t.detail -> 'usd' ->> 'year')::int as rate_year, t.detail -> 'usd' ->> 'source' as rate_source,
                 t.detail -> 'provider-org' -> 0 as provider, t.detail -> 'receiver-org' -> 0 as receiver, t.detail -> 'description' -> 0 as description,
                 t.detail ->> 'ref' as ref, t.source_line as line, (t.detail -> 'usd' ->> 'amount')::numeric as size ${behind(earlier)}
           order by size desc nulls last, t.project_id, t.transaction_no limit $10) t
    join project p on p.project_id = t.project_id
   order by t.size desc nulls last, t.project_id, t.number`;

export const COUNT_PAYMENTS = 'select count(*)::int as count from money_transaction where org_id = $1 and project_id = any($2)';

/** Budget lines of projects ($2) at the as-of day ($3). */
export const budgetLines = (earlier: boolean): string => `
  select t.project_id, t.budget_no as number, t.type, t.status, t.starts, t.ends, t.value_date, t.currency, t.amount::text as amount, ${FACTOR('t')},
         t.detail -> 'usd' ->> 'perUsd' as rate, (t.detail -> 'usd' ->> 'year')::int as rate_year, t.detail -> 'usd' ->> 'source' as rate_source,
         t.source_line as line, t.held
    from ${heldRows('budget', earlier)} t where $3::date is not null order by t.project_id, t.budget_no`;

/** Titles of projects, and the files that their budgets ($3: or whatever table) stand in at a day ($4). */
export const TITLES_AND_FILES = `
  select code, title, money_file_at($1, project_id, code, $3, $4::date) as file from project where org_id = $1 and code = any($2)`;

export const OWN_RATES = `select currency, year, per_usd::text as per_usd, source from exchange_rate where org_id = $1`;
