/** Gaps: where data is missing, late, carried, not understood or not mapped. */
import type { Gaps, NotRead } from '@throughline/contract/rollup/gaps.ts';
import { parseRange, periodText } from '@throughline/core/ground/period.ts';
import { carriedOf, readingsAt } from '@throughline/core/rollup/owed.ts';
import type { Trx } from '../../database/scope.ts';
import type { HeldOrganisation } from '../../people/find-organisation.ts';
import { placeCondition } from '../place-condition.ts';
import { prepareExpectations } from './owed-records.ts';
import { owedIn } from './owed.ts';
import { type PageQuestion, settlePeriod } from './overview.ts';

const CARRIED = 1000;

/** At most `limit` rows of what is owed. */
export async function viewGaps(trx: Trx, org: HeldOrganisation, question: PageQuestion, limit: number): Promise<Gaps> {
  const { period, years } = await settlePeriod(trx, org, question.period);
  const { place, asOf } = question;
  const prepared = await prepareExpectations(trx, org, place, parseRange(period));
  const readings = readingsAt(prepared, { place, period, asOf });
  const owed = { organisation: org.code, place, ...owedIn(prepared, readings, { period, asOf, limit }) };
  const carried = carriedOf(readings);
  const notUnderstood = await reasonsOf(trx, org, place);
  return {
    organisation: org.code, asOf, place, period, years,
    counts: {
      owed: owed.total.reports, late: owed.total.late, carried: carried.length,
      notUnderstood: notUnderstood.reduce((sum, one) => sum + one.count, 0), unmapped: await unmappedOf(trx, org),
    },
    owed,
    carried: carried.slice(0, CARRIED).map((one) => ({
      project: one.project, title: prepared.records.projects.get(one.project)?.title ?? null, indicator: one.indicator,
      name: prepared.records.indicators.get(one.indicator)?.name ?? {}, from: periodText(one.from), owed: periodText(one.owed),
    })),
    notUnderstood,
  };
}

async function reasonsOf(trx: Trx, org: HeldOrganisation, place: string): Promise<Gaps['notUnderstood']> {
  const condition = placeCondition(place, 2);
  return (await trx.query<Gaps['notUnderstood'][number]>(
    `select n.code, count(*)::int as count, count(distinct n.project_id)::int as projects, count(distinct n.source_import)::int as files
       from not_understood n join project p using (project_id) where n.org_id = $1 and ${condition.sql} group by n.code order by 2 desc, 1`,
    [org.orgId, ...condition.values])).rows;
}

/** Old values and imported indicators of which nothing says what they stand for. */
async function unmappedOf(trx: Trx, org: HeldOrganisation): Promise<Gaps['counts']['unmapped']> {
  const standing = `exists (select from mapping m join mapping_confirmation c on c.org_id = m.org_id and c.confirmation_id = m.confirmation_id where c.undone is null and `;
  return (await trx.query<Gaps['counts']['unmapped']>(
    `select (select count(*)::int from legacy_value l where l.org_id = $1 and l.maps_to is null and not ${standing} m.org_id = $1 and m.legacy_id = l.legacy_id)) as legacy,
            (select count(*)::int from indicator i where i.org_id = $1 and i.origin is not null and not ${standing} m.org_id = $1 and m.indicator_id = i.indicator_id)) as indicators`,
    [org.orgId])).rows[0]!;
}

/** What could not be read at a place, of one reason or of all; at most `limit`, and how many there are. */
export async function viewNotRead(trx: Trx, org: HeldOrganisation, { place }: PageQuestion, { code, limit }: { code?: string | undefined; limit: number }): Promise<NotRead> {
  const condition = placeCondition(place, 4);
  const from = `from not_understood n join project p using (project_id) left join indicator i on i.indicator_id = n.indicator_id
       left join data_import d on d.org_id = n.org_id and d.import_id = n.source_import
      where n.org_id = $1 and ($2::text is null or n.code = $2) and $3::int > 0 and ${condition.sql}`;
  const values = [org.orgId, code ?? null, limit, ...condition.values];
  const total = (await trx.query<{ n: number }>(`select count(*)::int as n ${from}`, values)).rows[0]!.n;
  const { rows } = await trx.query<NotRead['rows'][number]>(
    `select n.project_id || '.' || n.note_no as key, p.code as project, p.title, n.code, n.at, n.line, n.found, n.accepted, i.code as indicator, d.file, d.number::int as import
       ${from} order by n.code, n.project_id, n.note_no limit $3`, values);
  return { rows, total };
}
