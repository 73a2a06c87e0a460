-- Sums are derived rows of an organisation, taken away with it (rollup/fast/refresh.ts). Looking up the organisation for each of
-- the many rows that a change appends cost more than the row itself.
alter table place_cell_ledger drop constraint place_cell_ledger_org_id_fkey;
alter table place_cell drop constraint place_cell_org_id_fkey;
alter table place_member_ledger drop constraint place_member_ledger_org_id_fkey;
alter table place_member drop constraint place_member_org_id_fkey;
