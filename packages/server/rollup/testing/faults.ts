/** Faults to plant in what is derived from the records: check must find each. */

/** Each a statement that changes one thing of the whole organisation or of one series. */
const atTop = "place = 'organisation' and variant = ''";
const firstRow = (where: string): string => `(select ctid from place_cell where ${where} order by indicator_id, from_year, to_year limit 1)`;
export const FAULTS: readonly (readonly [what: string, sql: string])[] = [
  ['the value of a cell', `update place_cell set v = v + 1 where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['a cell that is gone', `delete from place_cell where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['what is expected of a cell', `update place_cell set e = e + 1 where ctid = ${firstRow(`${atTop} and e > 0`)}`],
  ['what is reported in a cell', `update place_cell set r = r - 1 where ctid = ${firstRow(`${atTop} and r > 0`)}`],
  ['a target', `update place_cell set t = t + 1 where ctid = ${firstRow(`${atTop} and t > 0`)}`],
  ['a baseline', `update place_cell set b = coalesce(b, 0) + 1 where ctid = ${firstRow(`${atTop} and bn > 0`)}`],
  ['a carried total', `update place_cell set lv = lv + 1 where ctid = ${firstRow(`${atTop} and lv > 0`)}`],
  ['a row of the ledger', `insert into place_cell_ledger (org_id, place, indicator_id, variant, to_year, from_year, v) select org_id, place, indicator_id, variant, to_year, from_year, 7 from place_cell where ctid = ${firstRow(`${atTop} and v > 0`)}`],
  ['a membership', "update place_cell set place = 'country:none' where ctid = (select ctid from place_cell where place like 'country:%' and place <> 'country:none' and v > 0 and not exists (select from place_cell n where n.org_id = place_cell.org_id and n.place = 'country:none' and n.indicator_id = place_cell.indicator_id and n.variant = place_cell.variant and n.to_year = place_cell.to_year and n.from_year = place_cell.from_year) order by indicator_id limit 1)"],
  ['a union of persons', `update place_cell set u = u + 1 where ctid = ${firstRow(`${atTop} and u > 0`)}`],
  ['a count of a distribution', `update place_cell set nv = nv + 1 where ctid = ${firstRow("place = 'organisation' and variant <> '' and nv > 0 and indicator_id in (select i.indicator_id from indicator i where i.kind = 'ordinal')")}`],
];
