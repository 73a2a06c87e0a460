/** SQL of reports that people write. Nothing is decided here. $1 is the organisation or the project, as each says. */

/** $1: organisation, $2: code. */
export const PROJECT = `
  select p.project_id, p.code, p.title, p.starts, p.ends, p.frequency, p.unit, p.country, p.donors, g.code as programme,
         array(select c.iso3 from project_country c where c.project_id = p.project_id order by c.iso3) as countries
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id where p.org_id = $1 and p.code = $2`;

/** The row is held until the deed is done: deeds on one project follow one another, and so does what is derived of it (rollup/fast/refresh.ts). */
export const LOCK = 'select 1 from project where project_id = $1 for no key update';

/** Of a project ($1), in the order of its own list. */
export const LINES = `
  select i.indicator_id, i.code, i.name, i.kind, i.unit, i.scale, i.overlapping, i.stage, i.area, i.direction, i.org_id is null as framework, p.listed_first, p.listed_last
    from project_indicator p join indicator i using (indicator_id) where p.project_id = $1 order by p.ordinal, i.code collate "C"`;

/** Verified values of a project ($1) as numbers. */
export const VERIFIED = `
  select s.submission_id, s.number, s.period_first, s.period_last, s.submitted, s.submitted_timed, m.indicator_id, m.state, m.value, m.factor_num, m.factor_den
    from submission s join measurement m using (project_id, submission_id)
   where s.project_id = $1 and s.state = 'verified' and s.period_first is not null`;

/** Of an organisation ($1) in a year ($2). */
export const RATES = 'select currency, per_usd as "perUsd" from exchange_rate where org_id = $1 and year = $2';
export const PERSONS_NAMED = 'select code from person where org_id = $1 and code = any ($2)';
export const DEALS_NAMED = 'select code from deal where org_id = $1 and code = any ($2)';

/** $1: project, $2 to $3: period. */
export const REPORT = `
  select version, basis, narrative, reason, saved, saved_by, saved_name from report where project_id = $1 and period_first = $2 and period_last = $3`;
export const DRAFT_VALUES = `
  select i.code, v.said, v.note, v.by_id, v.by_name, v.at from draft_value v join indicator i using (indicator_id)
   where v.project_id = $1 and v.period_first = $2 and v.period_last = $3`;
const MOVES = `
  select jsonb_agg(jsonb_build_object('move', v.move, 'level', v.level, 'by', v.by_id, 'name', v.by_name, 'at', v.at, 'reason', v.reason) order by v.move_no)
    from submission_move v where v.project_id = s.project_id and v.submission_id = s.submission_id`;
export const HEADS = `
  select s.submission_id, s.number, s.state, s.submitted, s.submitted_timed, s.submitted_by, s.submitted_name, s.authors, s.reason, s.narrative, s.due, (${MOVES}) as moves,
         array(select i.code from measurement m join indicator i using (indicator_id) where m.project_id = s.project_id and m.submission_id = s.submission_id order by m.ordinal) as indicators
    from submission s where s.project_id = $1 and s.period_first = $2 and s.period_last = $3 order by s.number`;

/** Spans that a project ($1) has verified reports of. */
export const VERIFIED_SPANS = `
  select distinct period_first as first, period_last as last from submission where project_id = $1 and state = 'verified' and period_first is not null`;

export const COMMENTS = `
  select c.comment_id::int as number, i.code as indicator, c.cell, c.reply_to::int as reply_to, c.body, c.to_name, c.due, c.by_id, c.by_name, c.at, c.resolved, c.resolved_name
    from cell_comment c join indicator i using (indicator_id) where c.project_id = $1 and c.period_first = $2 and c.period_last = $3 order by c.comment_id`;

/** Rounds of an organisation ($1), in the order in which they were opened. */
export const ROUNDS = `
  select round_id::int as number, calendar, period_first, period_last, place, opens, due, closes, levels, reason, opened, opened_name, closed, closed_name, closed_reason
    from reporting_round where org_id = $1 order by round_id`;
export const INSERT_ROUND = `
  insert into reporting_round (org_id, calendar, period_first, period_last, place, opens, due, closes, levels, reason, opened, opened_by, opened_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning round_id::int as number`;
export const CLOSE_ROUND = 'update reporting_round set closed = $3, closed_by = $4, closed_name = $5, closed_reason = $6 where org_id = $1 and round_id = $2';

/** $1: project, $2 to $3: period, $4: organisation, then what stands of it. */
export const PUT_REPORT = `
  insert into report (project_id, period_first, period_last, org_id, version, basis, narrative, reason, saved, saved_by, saved_name)
  values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10)
  on conflict (project_id, period_first, period_last) do update
     set version = report.version + 1, basis = excluded.basis, narrative = excluded.narrative, reason = excluded.reason, saved = excluded.saved,
         saved_by = excluded.saved_by, saved_name = excluded.saved_name
  returning version`;
export const PUT_VALUES = `
  insert into draft_value (project_id, period_first, period_last, org_id, indicator_id, said, note, by_id, by_name, at)
  select $1, $2, $3, $4, r.indicator_id, r.said, r.note, $6, $7, $8 from jsonb_to_recordset($5) as r (indicator_id bigint, said jsonb, note text)
  on conflict (project_id, period_first, period_last, indicator_id) do update
     set said = excluded.said, note = excluded.note, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at`;
/** The values of submissions ($4) are gone on with: who wrote them stays their author. */
export const CLEAR_VALUES = 'delete from draft_value where project_id = $1 and period_first = $2 and period_last = $3';

export const MOVE = `
  insert into submission_move (project_id, submission_id, move_no, org_id, move, level, by_id, by_name, at, reason)
  select $1, $2, coalesce(max(move_no), 0) + 1, $3, $4, $5, $6, $7, $8, $9 from submission_move where project_id = $1 and submission_id = $2`;
export const SET_STATE = 'update submission set state = $3, verified = $4::timestamptz, verified_timed = $4::timestamptz is not null where project_id = $1 and submission_id = $2';

export const INSERT_COMMENT = `
  insert into cell_comment (project_id, org_id, period_first, period_last, indicator_id, cell, reply_to, body, to_name, due, by_id, by_name, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning comment_id::int as number`;
export const RESOLVE_COMMENT = `
  update cell_comment set resolved = $3, resolved_by = $4, resolved_name = $5
   where project_id = $1 and (comment_id = $2 or reply_to = $2) and resolved is null`;

export const DONE = 'select verb, digest, answer from deed_once where project_id = $1 and key = $2';
export const PUT_DONE = 'insert into deed_once (project_id, key, org_id, verb, digest, answer, at) values ($1, $2, $3, $4, $5, $6, $7)';

/** Of a project ($1), in canonical units. */
export const TARGETS = `
  select i.code, t.mode, t.period_first, t.period_last, t.value from target t join indicator i using (indicator_id) where t.project_id = $1 order by t.target_no`;
/** Periods that a project ($1) has a report of, with how the last submission of each stands. */
export const PERIODS = `
  select period_first as first, period_last as last, (array_agg(state order by number desc))[1] as state, bool_or(draft) as draft from (
    select period_first, period_last, number, state, false as draft from submission where project_id = $1 and period_first is not null
    union all select period_first, period_last, 0, null, true from report where project_id = $1 and basis is not null) s
   group by 1, 2 order by 1, 2`;

/** Projects of an organisation ($1), each with whether it reports by quarter (figures 4.3). */
export const PROJECTS = `
  select p.project_id, p.code, p.title, p.starts, p.ends, p.unit, p.country, p.donors, g.code as programme,
         array(select c.iso3 from project_country c where c.project_id = p.project_id order by c.iso3) as countries,
         case when p.frequency = 'quarter' or exists (select from submission s where s.project_id = p.project_id and s.state = 'verified' and s.period_first = s.period_last)
              then 'quarter' else 'year' end as frequency
    from project p left join programme g on g.org_id = p.org_id and g.programme_id = p.programme_id where p.org_id = $1 order by p.code collate "C"`;
/** How many indicators of each project of an organisation ($1) share a list of periods. */
export const PLANS = `
  select p.project_id, p.listed_first, p.listed_last, count(*)::int as lines
    from project_indicator p join indicator i using (indicator_id) where p.org_id = $1 and i.kind <> 'external' group by p.project_id, p.listed_first, p.listed_last`;
/** Reports of an organisation ($1) about $2 or later, or not finally judged, by their submissions. */
export const STANDINGS = `
  select s.project_id, s.period_first, s.period_last, s.number, s.state, s.submitted, s.submitted_timed, s.submitted_by, s.submitted_name, s.authors,
         (select jsonb_agg(jsonb_build_object('move', v.move, 'level', v.level, 'by', v.by_id, 'reason', v.reason) order by v.move_no)
            from submission_move v where v.project_id = s.project_id and v.submission_id = s.submission_id) as moves
    from submission s
   where s.org_id = $1 and s.period_first is not null and (s.period_last >= $2 or (s.project_id, s.period_first, s.period_last) in (
           select w.project_id, w.period_first, w.period_last from submission w where w.org_id = $1 and w.state in ('submitted', 'returned')))
   order by s.project_id, s.period_first, s.period_last, s.number`;
export const DRAFTS = 'select project_id, period_first, period_last, basis, saved, saved_name from report where org_id = $1 and basis is not null';
export const OPEN_COMMENTS = `
  select project_id, period_first, period_last, count(*)::int as comments, min(due) as due from cell_comment
   where org_id = $1 and resolved is null and reply_to is null group by 1, 2, 3`;
