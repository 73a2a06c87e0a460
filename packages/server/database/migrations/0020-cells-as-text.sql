-- Cells of a project's indicators are made and compared outside the database, one series at a time, and only those of a series
-- that has changed are ever looked into. As one JSON text they are compared as a whole, and nothing has to take apart an array
-- of rows with fifty columns. A cell is [at, variant, from_year, to_year, {statistic: amount}]; see server/rollup/fast/cells.ts.
create function series_cells_text(cells series_cell[]) returns text language sql immutable as $$
  select coalesce(jsonb_agg(jsonb_build_array(cell.at, cell.variant, cell.from_year, cell.to_year, (
           select coalesce(jsonb_object_agg(key, value #>> '{}'), '{}') from jsonb_each(to_jsonb(cell)) as said (key, value)
            where value <> 'null' and key not in ('at', 'variant', 'from_year', 'to_year')))), '[]')::text
    from unnest(cells) as cell
$$;
alter table project_series alter column cells type text using series_cells_text(cells);
drop function series_cells_text(series_cell[]);
drop type series_cell;
