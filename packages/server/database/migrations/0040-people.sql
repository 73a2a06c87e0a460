-- Who may come in, and how. Accounts belong to no organisation: a person may work for several, and grants say what may be done where.
-- Nothing here holds what would let somebody in: passwords as argon2id, tokens, codes and keys as their SHA-256. A name is never given
-- to another account, so that the trail can go by it.
create table account (
  account_id bigint generated always as identity primary key,
  name text not null unique,
  display_name text not null,
  language text not null,
  kind text not null check (kind in ('person', 'service')),
  is_demonstration boolean not null default false,
  -- organisations in which it has or had a grant: who sees its people sees it
  org_ids bigint[] not null default '{}',
  suspended timestamptz,
  has_password boolean not null default false,
  has_second_factor boolean not null default false,
  seen timestamptz,
  created timestamptz not null default now()
);

create table account_secret (
  account_id bigint primary key references account,
  password_hash text,
  -- a secret is proposed before it counts
  totp_proposed text,
  totp_secret text,
  -- the last step of thirty seconds whose code was taken: none is taken twice
  totp_step bigint not null default 0,
  recovery_hashes text[] not null default '{}'
);

create table account_session (
  session_id bigint generated always as identity primary key,
  account_id bigint not null references account,
  token_hash text not null unique,
  -- the token before the last change of it, good for questions that were under way
  previous_hash text unique,
  came_by text not null check (came_by in ('password', 'openid', 'link', 'cast')),
  created timestamptz not null default now(),
  turned timestamptz not null default now(),
  seen timestamptz not null default now(),
  ends timestamptz not null,
  ended timestamptz,
  address text,
  browser text
);
create index on account_session (account_id) where ended is null;

-- A person at an identity provider: `known_as` is the issuer and the subject there.
create table account_identity (
  known_as text primary key,
  account_id bigint not null references account,
  created timestamptz not null default now()
);

-- A browser that an account has signed in from before: wrong passwords from elsewhere do not make its owner wait.
create table known_device (
  token_hash text primary key,
  account_id bigint not null references account,
  created timestamptz not null default now()
);

-- A role at a place from a day until a day; `org_id` null is the whole store. Ended grants stay: they say what was.
create table role_grant (
  grant_id bigint generated always as identity primary key,
  account_id bigint not null references account,
  org_id bigint references organisation,
  role text not null,
  place text not null,
  from_day date,
  until_day date,
  source text not null check (source in ('hand', 'sign-in')),
  given_by text not null,
  given timestamptz not null default now(),
  ended timestamptz,
  ended_by text,
  check ((ended is null) = (ended_by is null)),
  check ((org_id is null) = (place = 'store')),
  check (until_day >= from_day)
);
create index on role_grant (account_id) where ended is null;
create index on role_grant (org_id) where ended is null;

-- What lets somebody in once: the first administrator, an invitation, a way back in.
create table one_time_link (
  link_id bigint generated always as identity primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('first', 'invitation', 'recovery')),
  account_id bigint references account,
  org_id bigint references organisation,
  name text,
  language text,
  role text,
  place text,
  from_day date,
  until_day date,
  drops_second_factor boolean not null default false,
  made_by text not null,
  made timestamptz not null default now(),
  expires timestamptz not null,
  used timestamptz,
  withdrawn timestamptz,
  check ((kind = 'recovery') = (account_id is not null))
);

create table service_key (
  key_id bigint generated always as identity primary key,
  account_id bigint not null references account,
  org_id bigint references organisation,
  token_hash text not null unique,
  label text not null,
  -- the beginning of the key, by which its owner knows it again
  begins text not null,
  -- narrower than the account's roles; null: all that they allow
  only_verbs text[],
  made_by text not null,
  made timestamptz not null default now(),
  expires timestamptz not null,
  used timestamptz,
  revoked timestamptz
);

-- What was done with an account, for its owner and those who see its people: sign-ins, refusals, changes of password and rights.
create table account_deed (
  deed_id bigint generated always as identity primary key,
  account_id bigint not null references account,
  org_id bigint references organisation,
  at timestamptz not null default now(),
  actor text not null,
  address text,
  verb text not null,
  subject text not null,
  data jsonb not null default '{}',
  reason text
);
create index on account_deed (account_id, deed_id);

-- Who has to wait before the next try; by the hash of what was tried (a name, an address, a browser).
create table sign_in_turn (
  tried_hash text primary key,
  tries integer not null,
  last timestamptz not null,
  next timestamptz not null
);

alter table account enable row level security;
alter table account force row level security;
create policy of_people on account using (org_ids && (select nullif(current_setting('app.people_orgs', true), '')::bigint[])::bigint[] or (select nullif(current_setting('app.people_store', true), '')::boolean) or account_id = (select nullif(current_setting('app.account', true), '')::bigint) or name = (select nullif(current_setting('app.shown', true), '')::text));
alter table account_secret enable row level security;
alter table account_secret force row level security;
create policy of_people on account_secret using (account_id = (select nullif(current_setting('app.account', true), '')::bigint));
alter table account_session enable row level security;
alter table account_session force row level security;
create policy of_people on account_session using (account_id = (select nullif(current_setting('app.account', true), '')::bigint) or token_hash = (select nullif(current_setting('app.shown', true), '')::text) or previous_hash = (select nullif(current_setting('app.shown', true), '')::text));
alter table account_identity enable row level security;
alter table account_identity force row level security;
create policy of_people on account_identity using (account_id = (select nullif(current_setting('app.account', true), '')::bigint) or known_as = (select nullif(current_setting('app.shown', true), '')::text));
alter table known_device enable row level security;
alter table known_device force row level security;
create policy of_people on known_device using (account_id = (select nullif(current_setting('app.account', true), '')::bigint) or token_hash = (select nullif(current_setting('app.shown', true), '')::text));
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy of_people on role_grant using (org_id = any ((select nullif(current_setting('app.people_orgs', true), '')::bigint[])::bigint[]) or (select nullif(current_setting('app.people_store', true), '')::boolean) or account_id = (select nullif(current_setting('app.account', true), '')::bigint));
alter table one_time_link enable row level security;
alter table one_time_link force row level security;
create policy of_people on one_time_link using (org_id = any ((select nullif(current_setting('app.people_orgs', true), '')::bigint[])::bigint[]) or (select nullif(current_setting('app.people_store', true), '')::boolean) or account_id = (select nullif(current_setting('app.account', true), '')::bigint) or token_hash = (select nullif(current_setting('app.shown', true), '')::text));
alter table service_key enable row level security;
alter table service_key force row level security;
create policy of_people on service_key using (org_id = any ((select nullif(current_setting('app.people_orgs', true), '')::bigint[])::bigint[]) or (select nullif(current_setting('app.people_store', true), '')::boolean) or account_id = (select nullif(current_setting('app.account', true), '')::bigint) or token_hash = (select nullif(current_setting('app.shown', true), '')::text));
alter table account_deed enable row level security;
alter table account_deed force row level security;
create policy of_people on account_deed using (org_id = any ((select nullif(current_setting('app.people_orgs', true), '')::bigint[])::bigint[]) or (select nullif(current_setting('app.people_store', true), '')::boolean) or account_id = (select nullif(current_setting('app.account', true), '')::bigint));
