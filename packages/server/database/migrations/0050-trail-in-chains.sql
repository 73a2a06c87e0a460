-- The trail in chains: one for each project, one for each organisation for what concerns no project (project_id 0), one for the store
-- for what concerns no organisation (org_id 0 too). An entry is hashed with its number and the hash of the one before it
-- (core/assure/trail.ts); so a chain cannot be changed anywhere without showing. One chain for all would make everybody wait for everybody.
-- What was written before has no hashes; the first start takes it into the organisations' chains as it then stands and says so
-- (frame/adopt-trail.ts). No key to project or organisation: what is gone keeps its trail.
alter table trail rename to trail_before_chains;

create table trail (
  project_id bigint not null,
  org_id bigint not null,
  number bigint not null check (number > 0),
  at timestamptz not null,
  actor text not null,
  -- an address, or 'terminal'
  came_from text,
  verb text not null,
  subject text not null,
  reason text,
  -- canonical JSON, kept to the letter (json, not jsonb): its very text is hashed
  before json,
  after json,
  data json,
  previous text,
  hash text not null,
  primary key (project_id, org_id, number)
);
create index on trail (org_id, at desc);

-- The head of each chain: its row is the lock that makes writers of one chain follow one another, and of no other.
create table trail_chain (
  project_id bigint not null,
  org_id bigint not null,
  -- what people call the project, as of its first entry; null for an organisation's own chain
  code text,
  number bigint not null,
  hash text,
  primary key (project_id, org_id)
);
create index on trail_chain (org_id);

-- One chain of seals over the heads of all chains (core/assure/seal.ts).
create table trail_seal (
  seal bigint primary key,
  at timestamptz not null,
  chains bigint not null,
  entries bigint not null,
  heads text not null,
  previous text,
  hash text not null
);

-- The heads that were new when a seal was made.
create table trail_seal_head (
  project_id bigint not null,
  org_id bigint not null,
  seal bigint not null references trail_seal,
  number bigint not null,
  hash text not null,
  primary key (project_id, org_id, seal)
);
create index on trail_seal_head (seal);

-- Append-only by right and by policy, not by trigger: there is a policy to read and one to add, and none to change or take away, which
-- holds for whoever policies hold for. What the application's role may is said in migrate/migrate.ts.
alter table trail enable row level security;
alter table trail force row level security;
create policy read_of_organisation on trail for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy add_of_organisation on trail for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table trail_chain enable row level security;
alter table trail_chain force row level security;
create policy read_of_organisation on trail_chain for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy add_of_organisation on trail_chain for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy go_on_of_organisation on trail_chain for update
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));

alter table trail_seal_head enable row level security;
alter table trail_seal_head force row level security;
create policy read_of_organisation on trail_seal_head for select
  using (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
create policy add_of_organisation on trail_seal_head for insert
  with check (org_id = any ((select nullif(current_setting('app.orgs', true), '')::bigint[])::bigint[]));
