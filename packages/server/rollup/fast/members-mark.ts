/** Marks members whose listing has changed, at every place where they are listed or were (figures 2.4; migration 0011-unions.sql). */
import type { Trx } from '../../database/scope.ts';
import type { SeriesCells } from './project-cells.ts';
import type { Relisted, Resettled } from './series-rows.ts';

const MARK = `
  insert into place_member_ledger (org_id, place, indicator_id, member)
  select $1::bigint, m.* from unnest($2::text[], $3::bigint[], $4::bigint[]) as m (place, indicator_id, member)`;

export async function markMembers(trx: Trx, orgId: string, series: readonly SeriesCells[], relisted: Relisted, resettled: Resettled): Promise<void> {
  if (relisted.size === 0) return;
  const placesNow = new Map(series.map((one) => [`${one.projectId} ${one.indicatorId}`, one.places]));
  const marks = new Map<string, [place: string, indicatorId: string, member: string]>();
  for (const [key, members] of relisted) {
    const indicatorId = key.slice(key.indexOf(' ') + 1);
    const places = new Set([...(placesNow.get(key) ?? []), ...(resettled.get(key) ?? [])]);
    for (const place of places) for (const member of members) marks.set(`${indicatorId} ${member} ${place}`, [place, indicatorId, member]);
  }
  const all = [...marks.values()];
  await trx.query({ name: 'mark-members', text: MARK, values: [orgId, all.map((one) => one[0]), all.map((one) => one[1]), all.map((one) => one[2])] });
}
