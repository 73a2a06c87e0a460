-- What the list of projects is found and filtered by: one derived row for each project, made again as a whole in the transaction
-- that changed the project (server/design/keep-listing.ts) and at any time from the records. Texts are folded by the one folding
-- (core/ground/fold.ts), so they are for finding and never shown.
create table project_listing (
  project_id bigint not null references project on delete cascade,
  org_id bigint not null,
  -- code, titles in all languages, unit and donors; then descriptions and titles of results
  heading text not null,
  body text not null,
  -- "facet:value" of what does not depend on the day asked
  keys text[] not null,
  countries text[] not null,
  goals text[] not null,
  results integer not null,
  indicators integer not null,
  -- last quarter of the latest period with a verified report
  verified_first integer,
  verified_last integer,
  -- project-periods expected and answered over all indicators, as differences between years (migration 0010): parallel lists
  from_years smallint[] not null,
  to_years smallint[] not null,
  expected integer[] not null,
  answered integer[] not null,
  -- indicators whose periods are neither years nor quarters, which these lists leave out (figures 13.3)
  irregular integer not null,
  primary key (project_id)
);
create index on project_listing (org_id);

alter table project_listing enable row level security;
alter table project_listing force row level security;
create policy of_organisation on project_listing
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

-- Trigrams find a substring of three letters and more without reading every row. A server may refuse the extension: then rows are
-- read one after another, which is right and slower; `throughline doctor` says so.
do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  raise notice 'pg_trgm is not to be had: %', sqlerrm;
end $$;
do $$
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index project_listing_trigrams on project_listing using gin (heading gin_trgm_ops, body gin_trgm_ops);
  end if;
end $$;

-- Policies are asked before any operator that might tell of a row by an error, so an index on texts is of no use behind one. These two
-- functions are the owner's: they use the index, and say the policy of the table themselves. They give nothing of an organisation that
-- the transaction does not see.
create function project_listing_holding(sought text) returns setof bigint language plpgsql stable security definer
  set search_path = public, pg_temp as $$
declare
  seen bigint[] := nullif(current_setting('app.orgs', true), '')::bigint[];
  pattern text := '%' || replace(replace(replace(sought, '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if char_length(sought) < 3 then
    return query select l.project_id from project_listing l where l.org_id = any (seen) and (strpos(l.heading, sought) > 0 or strpos(l.body, sought) > 0);
  else
    return query select l.project_id from project_listing l where l.org_id = any (seen) and (l.heading like pattern or l.body like pattern);
  end if;
end $$;
create function project_listing_near(sought text) returns setof text language plpgsql volatile security definer
  set search_path = public, pg_temp as $$
declare
  seen bigint[] := nullif(current_setting('app.orgs', true), '')::bigint[];
begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
    return query execute 'select heading from project_listing where org_id = any ($1) and $2 <% heading order by $2 <<-> heading limit 200' using seen, sought;
  else
    return query select l.heading from project_listing l where l.org_id = any (seen);
  end if;
end $$;
revoke execute on function project_listing_holding(text) from public;
revoke execute on function project_listing_near(text) from public;
