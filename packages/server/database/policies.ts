/**
 * The second wall, from one definition: which rows a transaction of the application sees, by columns of the row and the settings
 * that `scope.ts` makes for it. Migrations hold this text; a test holds every policy of the store to it. The sub-select makes a
 * setting be read once a query; `subselect: false` gives the variant for a store that is spread over machines (scale.md, rule 4).
 */

/** What a transaction may be told of whom it works for, and the type of each setting. */
export const SETTINGS = {
  /** Organisations whose published rows it reads, and whose rows it writes. */
  orgs: 'bigint[]',
  /** Organisations, and single projects, of which it sees what is not published: drafts, evidence, persons behind numbers. */
  record_orgs: 'bigint[]',
  record_projects: 'bigint[]',
  /** Projects of which it also sees evidence that is confidential. */
  confidential_projects: 'bigint[]',
  /** Organisations whose people and their rights it sees; `people_store`: all. */
  people_orgs: 'bigint[]',
  people_store: 'boolean',
  /** The account it works for, on its own behalf. */
  account: 'bigint',
  /** What somebody has shown who is not known yet: the hash of a token, or a name. Opens the one row that bears it. */
  shown: 'text',
} as const;
export type Setting = keyof typeof SETTINGS;

export type Variant = { readonly subselect: boolean };
const PLAIN: Variant = { subselect: true };

/** A setting as the policies read it: null when it was not made; after a local setting a pooled session holds an empty text. */
export function setting(name: Setting, { subselect }: Variant = PLAIN): string {
  const type = SETTINGS[name];
  const read = `nullif(current_setting('app.${name}', true), '')::${type}`;
  if (!subselect) return read;
  return type.endsWith('[]') ? `(select ${read})::${type}` : `(select ${read})`;
}

/** Rows of an organisation, published ones: what stands on most tables. */
export const ofOrganisation = (variant: Variant = PLAIN): string => `org_id = any (${setting('orgs', variant)})`;

/** Rows of a project that are not published: of the organisation, and granted there as a whole or for the project. */
export const ofRecords = (variant: Variant = PLAIN): string =>
  `${ofOrganisation(variant)} and (org_id = any (${setting('record_orgs', variant)}) or project_id = any (${setting('record_projects', variant)}))`;

/** Rows about people of an organisation: to those who may see its people, to the account itself, and to who shows the token. */
export const ofPeople = (variant: Variant = PLAIN): string =>
  `org_id = any (${setting('people_orgs', variant)}) or ${setting('people_store', variant)} or account_id = ${setting('account', variant)}`;
const ofPeopleOrToken = (variant: Variant = PLAIN): string => `${ofPeople(variant)} or token_hash = ${setting('shown', variant)}`;
const ofAccount = (variant: Variant = PLAIN): string =>
  `org_ids && ${setting('people_orgs', variant)} or ${setting('people_store', variant)} or account_id = ${setting('account', variant)} or name = ${setting('shown', variant)}`;
const own = (variant: Variant = PLAIN): string => `account_id = ${setting('account', variant)}`;
const ownOrToken = (column: string) => (variant: Variant = PLAIN): string => `${own(variant)} or ${column} = ${setting('shown', variant)}`;

/** Evidence: as records, and confidential pieces to those with a right of its own and to who added them. */
const ofEvidence = (variant: Variant = PLAIN): string =>
  `${ofRecords(variant)} and (confidentiality <> 'confidential' or project_id = any (${setting('confidential_projects', variant)}) or added_account = ${setting('account', variant)})`;

/** Tables whose rows are not simply of an organisation, each with its policy; every other table with `org_id` has `ofOrganisation`. */
export const POLICIES: Readonly<Record<string, (variant?: Variant) => string>> = {
  organisation: () => 'true',
  indicator: (variant) => `org_id is null or ${ofOrganisation(variant)}`,
  evidence: ofEvidence,
  account: ofAccount,
  account_secret: own,
  account_session: (variant) => `${ownOrToken('token_hash')(variant)} or previous_hash = ${setting('shown', variant)}`,
  account_identity: ownOrToken('known_as'),
  known_device: ownOrToken('token_hash'),
  account_deed: ofPeople,
  role_grant: ofPeople,
  one_time_link: ofPeopleOrToken,
  service_key: ofPeopleOrToken,
};

/** The statements that give a table its wall. */
export function wallOf(table: string, using: string, name = 'of_organisation'): readonly string[] {
  return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`, `create policy ${name} on ${table} using (${using})`];
}
