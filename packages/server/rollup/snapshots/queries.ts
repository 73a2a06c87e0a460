/** SQL of snapshots. Nothing is decided here. $1 is the organisation. */

/** Heads with what stands upon them; $2 null for all. */
export const SNAPSHOTS = `
  select s.snapshot_id as id, s.name, s.as_of as "asOf", s.framework, s.software, s.actor, s.at, s.periods, s.indicators, s.places, s.figures, s.parts, s.size, s.sha256,
         case when p.snapshot_id is null then 'working' else 'published' end as status,
         case when p.snapshot_id is null then null else jsonb_build_object('actor', p.actor, 'at', to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'reason', p.reason) end as published,
         (select count(*)::int from restatement r where r.org_id = s.org_id and r.snapshot_id = s.snapshot_id) as approved
    from snapshot s left join snapshot_publication p on p.org_id = s.org_id and p.snapshot_id = s.snapshot_id
   where s.org_id = $1 and ($2::bigint is null or s.snapshot_id = $2) order by s.snapshot_id desc`;
export const NAMES = 'select name from snapshot where org_id = $1';
export const NEXT_ID = `select nextval(pg_get_serial_sequence('snapshot', 'snapshot_id')) as id`;
export const INSERT_SNAPSHOT = `
  insert into snapshot (org_id, snapshot_id, name, as_of, framework, software, actor, at, periods, indicators, places, figures, parts, size, sha256)
  overriding system value values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;
export const INSERT_PART = 'insert into snapshot_part (org_id, snapshot_id, part_no, indicator, figures, first_place, last_place, content, working, sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)';
export const PUBLISH = 'insert into snapshot_publication (org_id, snapshot_id, actor, reason) values ($1, $2, $3, $4)';

/** Numbers of the parts that hold an indicator ($3 null: all but part 0), in order. */
export const PARTS = `
  select part_no as number, indicator, figures, first_place as first, last_place as last, sha256 from snapshot_part where org_id = $1 and snapshot_id = $2 and part_no > 0 and ($3::text[] is null or indicator = any($3)) order by part_no`;
export const PART = 'select content, working, sha256 from snapshot_part where org_id = $1 and snapshot_id = $2 and part_no = $3';
export const PART_FIGURES = 'select content from snapshot_part where org_id = $1 and snapshot_id = $2 and part_no = $3';
export const HASHES = 'select part_no as number, indicator, figures, sha256 from snapshot_part where org_id = $1 and snapshot_id = $2 order by part_no';

/** Periods that something verified by $2 is about. */
export const PERIODS_KNOWN = `
  select distinct period_first as first, period_last as last from submission
   where org_id = $1 and state = 'verified' and period_first is not null and (verified at time zone 'UTC')::date <= $2::date`;
/** Values of each indicator: how much is read at once. */
export const VALUES = `
  select i.code, (select count(*)::int from measurement m where m.org_id = $1 and m.indicator_id = i.indicator_id) as values
    from indicator i where (i.org_id = $1 or i.org_id is null) and ($2::text[] = '{}' or i.code = any($2))
     and exists (select from project_indicator p where p.org_id = $1 and p.indicator_id = i.indicator_id)`;
export const TITLES = 'select code, title from project where org_id = $1 order by project_id';
export const IMPORTS = 'select number::int as number, file from data_import where org_id = $1';
export const SOURCES = `
  select s.submission_id as submission, i.number::int as import, s.source_at as at
    from submission s join data_import i on i.org_id = s.org_id and i.import_id = s.source_import
   where s.org_id = $1 and s.submission_id = any($2)`;

export const INSERT_APPROVAL = 'insert into restatement_approval (org_id, snapshot_id, as_of, actor, reason) values ($1, $2, $3, $4, $5) returning approval_id as number';
export const INSERT_RESTATEMENTS = `
  insert into restatement (org_id, approval_id, restatement_no, snapshot_id, indicator, place, period, sort, before, now, difference, reasons)
  select $1, $2, r.no, $3, r.indicator, r.place, r.period, r.sort, r.before, r.now, r.difference, r.reasons
    from jsonb_to_recordset($4) as r (no int, indicator text, place text, period text, sort text, before jsonb, now jsonb, difference text, reasons jsonb)`;
/** The latest approval of each figure of a snapshot. */
export const APPROVALS = `
  select distinct on (r.indicator, r.place, r.period) r.indicator, r.place, r.period, r.now ->> 'value' as value, r.now ->> 'label' as label, a.approval_id as number, a.actor, a.at, a.reason
    from restatement r join restatement_approval a on a.org_id = r.org_id and a.approval_id = r.approval_id
   where r.org_id = $1 and r.snapshot_id = $2 order by r.indicator, r.place, r.period, a.approval_id desc`;

/** Reports handed in by a day ($2) that do not count by then. */
export const NOT_VERIFIED = `
  select p.code as project, p.title, s.state, s.period_first as first, s.period_last as last, s.starts, s.ends, s.submitted, s.verified, (count(*) over ())::int as found
    from submission s join project p on p.project_id = s.project_id
   where s.org_id = $1 and (s.submitted at time zone 'UTC')::date <= $2::date and (s.state <> 'verified' or (s.verified at time zone 'UTC')::date > $2::date)
   order by s.submitted desc, s.project_id, s.submission_id limit $3`;
export const VERIFIED_BY = `
  select count(distinct project_id)::int as projects, count(*)::int as submissions from submission
   where org_id = $1 and state = 'verified' and (verified at time zone 'UTC')::date <= $2::date`;

/** The last submission of a report ($2 project, $3 and $4 its quarters) that is still to be verified, with what it speaks of. */
export const WAITING = `
  select s.submission_id as submission, s.number, s.state, array_agg(distinct i.code) as indicators
    from submission s join project p on p.project_id = s.project_id
    join measurement m on m.project_id = s.project_id and m.submission_id = s.submission_id join indicator i on i.indicator_id = m.indicator_id
   where s.org_id = $1 and p.code = $2 and s.period_first = $3 and s.period_last = $4 and s.state not in ('verified', 'withdrawn')
   group by s.project_id, s.submission_id, s.number, s.state order by s.number desc limit 1`;
