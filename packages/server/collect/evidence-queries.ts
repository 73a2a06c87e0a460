/** SQL of evidence. Nothing is decided here. */

const EVIDENCE = `e.evidence_id::int as number, e.kind, e.made_on, e.strength, e.confidentiality, e.note, e.name, e.url, e.sha256, e.media_type, e.size_bytes, e.metadata, e.scan,
  e.scanner, e.added, e.added_name, e.withdrawn`;

/** What supports a report ($1 project, $2 to $3 period) as it stands. */
export const TIES = `
  select t.evidence_id::int as evidence, i.code as indicator, t.cell from evidence_tie t join indicator i using (indicator_id)
   where t.project_id = $1 and t.period_first = $2 and t.period_last = $3 order by t.tie_id`;
/** What supported a submission ($2) of a project ($1). */
export const TIES_OF_SUBMISSION = `
  select s.evidence_id::int as evidence, i.code as indicator, s.cell from submission_evidence s join indicator i using (indicator_id)
   where s.project_id = $1 and s.submission_id = $2 order by s.line_no`;
export const EVIDENCE_NUMBERED = `select ${EVIDENCE} from evidence e where e.project_id = $1 and e.evidence_id = any ($2::bigint[]) order by e.evidence_id`;
/** Latest pieces of a project ($1), without those named ($2). */
export const OTHERS = `
  select ${EVIDENCE} from evidence e where e.project_id = $1 and e.withdrawn is null and not e.evidence_id = any ($2::bigint[]) order by e.evidence_id desc limit 100`;

/** The same bytes or address with the same said of them: sent twice, or for another value. */
export const SAME = `
  select e.evidence_id::int as number from evidence e
   where e.project_id = $1 and e.withdrawn is null and e.sha256 is not distinct from $2 and e.url is not distinct from $3 and e.kind = $4 and e.made_on is not distinct from $5::date
     and e.strength = $6 and e.confidentiality = $7 and e.note is not distinct from $8 order by e.evidence_id limit 1`;
export const INSERT_EVIDENCE = `
  insert into evidence (project_id, org_id, kind, made_on, strength, confidentiality, note, name, url, sha256, media_type, size_bytes, metadata, scan, scanner, added, added_by, added_name, added_account)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) returning evidence_id::int as number`;
/** $1 project, $2 to $3 period, $4 organisation, $5 evidence, $6 codes, $7 cells. */
export const TIE = `
  insert into evidence_tie (project_id, period_first, period_last, org_id, evidence_id, indicator_id, cell)
  select $1, $2, $3, $4, $5, p.indicator_id, v.cell from unnest($6::text[], $7::text[]) as v (code, cell)
    join indicator i on i.code = v.code join project_indicator p on p.project_id = $1 and p.indicator_id = i.indicator_id
  on conflict do nothing`;
export const UNTIE = `
  delete from evidence_tie t using unnest($5::text[], $6::text[]) as v (code, cell), indicator i
   where t.project_id = $1 and t.period_first = $2 and t.period_last = $3 and t.evidence_id = $4 and i.indicator_id = t.indicator_id and i.code = v.code and t.cell is not distinct from v.cell`;
/** $1 project, $2 evidence, then when, by whom and why; only what supports nothing any more and never supported what was sent in. */
export const WITHDRAW = `
  update evidence e set withdrawn = $3, withdrawn_by = $4, withdrawn_name = $5, withdrawn_reason = $6
   where e.project_id = $1 and e.evidence_id = $2 and e.withdrawn is null
     and not exists (select from evidence_tie t where t.project_id = e.project_id and t.evidence_id = e.evidence_id)
     and not exists (select from submission_evidence s where s.project_id = e.project_id and s.evidence_id = e.evidence_id)`;

/** A submission ($2) of a project ($1) keeps what supports the values that it names. */
export const FREEZE = `
  insert into submission_evidence (project_id, submission_id, line_no, evidence_id, org_id, indicator_id, cell)
  select t.project_id, $2, row_number() over (order by t.tie_id), t.evidence_id, t.org_id, t.indicator_id, t.cell
    from evidence_tie t join measurement m on m.project_id = t.project_id and m.submission_id = $2 and m.indicator_id = t.indicator_id
   where t.project_id = $1 and t.period_first = $3 and t.period_last = $4`;
/** A reopening is given up: what supported the values that count supports them again, and nothing else does. */
export const CLEAR_TIES = 'delete from evidence_tie where project_id = $1 and period_first = $2 and period_last = $3';
export const RESTORE_TIES = `
  insert into evidence_tie (project_id, period_first, period_last, org_id, evidence_id, indicator_id, cell)
  select s.project_id, $2, $3, s.org_id, s.evidence_id, s.indicator_id, s.cell from submission_evidence s
   where s.project_id = $1 and s.submission_id = (
     select x.submission_id from submission x join measurement m using (project_id, submission_id)
      where x.project_id = $1 and x.period_first = $2 and x.period_last = $3 and x.state = 'verified' and m.indicator_id = s.indicator_id order by x.number desc limit 1)
  on conflict do nothing`;

/** Every file that the store names, with where: for what looks at all of them, as the owner. */
export const FILES_AFTER = `
  select e.sha256, min(e.size_bytes) as size_bytes, min(o.code || '/' || p.code || '#' || e.evidence_id) as at
    from evidence e join project p using (project_id) join organisation o on o.org_id = e.org_id where e.sha256 > $1 group by e.sha256 order by e.sha256 limit $2`;
