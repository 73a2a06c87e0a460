/** SQL that reads money. Nothing is decided here. Everything is of the organisation in scope; numbers come as text. */

/** Projects that can have money at a place; `$2…` belong to the condition. */
export const funded = (condition: string): string => `
  select p.project_id, p.code, p.starts, p.ends, g.code as programme, p.donors, p.country, p.sdg_shares,
         p.budget_amount, p.budget_currency, p.budget_factor_num, p.budget_factor_den,
         (select jsonb_agg(jsonb_build_object('iso3', c.iso3, 'share', c.share::text) order by c.iso3)
            from project_country c where c.project_id = p.project_id) as countries,
         exists (select 1 from budget b where b.project_id = p.project_id and b.detail -> 'usd' is not null) as by_lines,
         p.detail -> 'related-activity' as related
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id
   where p.org_id = $1 and ${condition}
   order by p.code collate "C"`;

/** Activities that another held one names as its parent (RelatedActivityType 1). */
export const PARENTS = `
  select distinct r ->> 'ref' as code
    from project p, jsonb_array_elements(case when jsonb_typeof(p.detail -> 'related-activity') = 'array' then p.detail -> 'related-activity' else '[]' end) r
   where p.org_id = $1 and r ->> 'type' = '1'`;

const FACTOR = (row: string): string => `${row}.detail -> 'usd' -> 'factor' ->> 0 as factor_num, ${row}.detail -> 'usd' -> 'factor' ->> 1 as factor_den`;

/** $2: projects whose payments stand whole at the place, summed over all; $3, $4: first and last day asked; $5: the as-of day. */
export const PAYMENTS = `
  select null as project_id, t.type, extract(year from t.day)::int as year, t.currency, ${FACTOR('t')}, sum(t.amount)::text as amount, count(*)::int as count,
         t.amount is null as unread, coalesce(t.day between $3::date and $4::date, false) as asked
    from money_transaction t where t.org_id = $1 and t.project_id = any($2) and (t.day is null or t.day <= $5::date)
   group by t.type, 3, t.currency, 5, 6, 9, 10`;

/** The same for projects of which a part stands there, each on its own. */
export const PAYMENTS_BY_PROJECT = PAYMENTS.replace('null as project_id', 't.project_id').replace('group by', 'group by t.project_id,');

/** $3: the as-of day; $4: types; $5: a year; $6: those without a day alone; $7, $8: first and last day. Without any of these three every day. */
const BEHIND = `
    from money_transaction t where t.org_id = $1 and t.project_id = any($2) and (t.day is null or t.day <= $3::date) and coalesce(t.type, '') = any($4)
     and case when $6 then t.day is null when $5::int is not null then extract(year from t.day)::int = $5
              when $7::date is not null then t.day between $7::date and $8::date else t.day is not null end`;

/** The payments behind a sum, added where they count alike. */
export const PAYMENTS_BEHIND = `
  select t.project_id, t.type, t.currency, ${FACTOR('t')}, sum(t.amount)::text as amount, count(*)::int as count ${BEHIND}
   group by t.project_id, t.type, t.currency, 4, 5, t.amount is null`;

/** The same one by one, largest in US dollars first; $9: how many. */
export const PAYMENT_ROWS = `
  select t.*, p.code as project, p.title,
         (select d.file from data_import d where d.org_id = $1 and d.import_id = p.source_import) as file
    from (select t.project_id, t.transaction_no as number, t.type, t.day, t.currency, t.amount::text as amount, ${FACTOR('t')},
                 t.detail -> 'usd' ->> 'perUsd' as rate, (t.detail -> 'usd' ->> 'year')::int as rate_year, t.detail -> 'usd' ->> 'source' as rate_source,
                 t.detail -> 'provider-org' -> 0 as provider, t.detail -> 'receiver-org' -> 0 as receiver, t.detail -> 'description' -> 0 as description,
                 t.detail ->> 'ref' as ref, t.source_line as line, (t.detail -> 'usd' ->> 'amount')::numeric as size ${BEHIND}
           order by size desc nulls last, t.project_id, t.transaction_no limit $9) t
    join project p on p.project_id = t.project_id
   order by t.size desc nulls last, t.project_id, t.number`;

export const COUNT_PAYMENTS = 'select count(*)::int as count from money_transaction where org_id = $1 and project_id = any($2)';

export const LINES = `
  select b.project_id, b.type, b.starts, b.ends, b.currency, b.amount::text as amount, ${FACTOR('b')}
    from budget b where b.org_id = $1 and b.project_id = any($2) order by b.project_id, b.budget_no`;

export const TITLES = 'select code, title from project where org_id = $1 and code = any($2)';

export const OWN_RATES = `select currency, year, per_usd::text as per_usd, source from exchange_rate where org_id = $1`;
