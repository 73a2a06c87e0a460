/**
 * The matrix of rights: every role, given at every kind of place, asks for every verb at every kind of place, over HTTP and past it in
 * the database as the application's role; `may` says what the answer has to be. What lies in what is read from the file that was
 * imported, not from the store, so that both sides are told apart.
 */
import { type Actor, type Verb, may } from '@throughline/core/people/may.ts';
import { type Place, type Scope, placeText } from '@throughline/core/people/place.ts';
import { ROLES, type Role } from '@throughline/core/people/roles.ts';
import { VERBS } from '@throughline/core/people/verbs.ts';
import { today } from '../../clock.ts';
import { inSight } from '../../database/scope.ts';
import { ofRecords, wallOf } from '../../database/policies.ts';
import { caseText } from '../../transfer/testing/store.ts';
import { actorOf, findAccount } from '../accounts.ts';
import { seeRecords } from '../lies-in.ts';
import { openSession } from '../sessions.ts';
import { type Browser, type House, codeOf } from './house.ts';

type Document = { projects: { id: string; programme?: string; unit?: string; countries?: { iso3: string }[] }[] };

/** Where roles are given: one place of each kind, and another organisation. */
export const GIVEN_AT: readonly Place[] = [
  { store: true }, { organisation: 'ORG' }, { organisation: 'ORG', unit: 'TCB' }, { organisation: 'ORG', programme: 'PRG' }, { organisation: 'ORG', country: 'ETH' },
  { organisation: 'ORG', project: 'P1' }, { organisation: 'OTHER' },
];

/** Where something is asked: the organisations, a programme, and every project of both, each with what it lies in. */
function askedAt(): readonly Scope[] {
  const { projects } = JSON.parse(caseText('agro-industry.portfolio.json').toString('utf8')) as Document;
  const within = (organisation: string) => projects.map((one): Scope => ({
    organisation, project: one.id, unit: UNIT_OF[one.id] ?? one.unit ?? null, programme: one.programme ?? null, countries: (one.countries ?? []).map((country) => country.iso3),
  }));
  return [{ organisation: 'ORG' }, { organisation: 'OTHER' }, { organisation: 'ORG', programme: 'PRG' }, { organisation: 'ORG', country: 'ETH' }, ...within('ORG'), ...within('OTHER')];
}

/** The worked example has no units: the third project is given one. */
const UNIT_OF: Readonly<Record<string, string>> = { P3: 'TCB' };

/** A request whose answer tells whether the verb was allowed; nothing is changed either way. */
type Door = { readonly verb: Verb; readonly opens: (browser: Browser, at: Scope) => Promise<boolean | null> };

const past = (answer: { statusCode: number }, codes: readonly string[] = ['not-allowed']): boolean => !(answer.statusCode >= 400 && codes.includes(codeOf(answer as Parameters<typeof codeOf>[0])));
const organisation = (at: Scope): string => ('store' in at ? '' : at.organisation);
const isOrganisation = (at: Scope): boolean => !('store' in at) && Object.keys(at).length === 1;

/** Doors at an organisation; asked nowhere else. */
const atOrganisation = (verb: Verb, method: 'GET' | 'POST', url: (code: string) => string, body?: unknown): Door => ({
  verb, opens: async (browser, at) => (isOrganisation(at) ? past(await browser.ask(url(organisation(at)), { method, ...(body === undefined ? {} : { body }) })) : null),
});

/** Deeds on a report: an older version than stands is shown, so that nothing is written. */
const onReport = (verb: Verb, path: string, body: object, method: 'POST' | 'PUT' = 'POST'): Door => ({
  verb, opens: async (browser, at) => ('project' in at
    ? past(await browser.ask(`/projects/${at.project}/reports/2022/${path}?organisation=${at.organisation}`, { method, body, headers: { 'if-match': '"999999"' } })) : null),
});

export const DOORS: readonly Door[] = [
  atOrganisation('mapping.confirm', 'POST', (code) => `/mapping/confirmations?organisation=${code}`, { reason: ' ', decisions: [] }),
  atOrganisation('mapping.undo', 'POST', (code) => `/mapping/confirmations/999999/undo?organisation=${code}`),
  atOrganisation('round.close', 'POST', (code) => `/rounds/999999/close?organisation=${code}`, { reason: 'x' }),
  atOrganisation('snapshot.create', 'POST', (code) => `/snapshots?organisation=${code}`, { name: ' ', asOf: 'never' }),
  atOrganisation('snapshot.publish', 'POST', (code) => `/snapshots/999999/publication?organisation=${code}`, {}),
  atOrganisation('trail.export', 'GET', (code) => `/export/trail.json?organisation=${code}&verb=no.such`),
  atOrganisation('key.read', 'GET', (code) => `/keys?organisation=${code}`),
  onReport('report.enter', 'draft', { values: [] }, 'PUT'), onReport('report.submit', 'submit', {}), onReport('report.withdraw', 'withdraw', {}), onReport('report.reopen', 'reopen', { reason: 'x' }),
  onReport('evidence.add', 'evidence/links', { kind: 'photo', url: 'https://example.org', values: [] }), onReport('evidence.withdraw', 'evidence/999999/withdrawal', { reason: 'x' }),
  {
    verb: 'evidence.read',
    opens: async (browser, at) => ('project' in at ? past(await browser.ask(`/projects/${at.project}/reports/2022/evidence?organisation=${at.organisation}`), ['unknown-report', 'not-allowed']) : null),
  },
  {
    verb: 'report.read',
    opens: async (browser, at) => ('project' in at ? past(await browser.ask(`/projects/${at.project}/reports/2022?organisation=${at.organisation}`), ['unknown-report', 'not-allowed']) : null),
  },
  {
    verb: 'trail.read',
    opens: async (browser, at) => ('project' in at ? past(await browser.ask(`/trail?organisation=${at.organisation}&project=${at.project}&limit=1`))
      : isOrganisation(at) ? past(await browser.ask(`/trail?organisation=${organisation(at)}&limit=1`)) : null),
  },
  {
    // the name is a person's: those who may are told so, and nothing is written
    verb: 'key.create',
    opens: async (browser, at) => (isOrganisation(at) ? past(await browser.ask('/keys', { method: 'POST', body: { service: 'selam@example.org', label: '', role: 'auditor', at: { organisation: organisation(at), place: 'organisation' }, until: today() } })) : null),
  },
];

export type Matrix = { readonly roles: readonly Role[]; readonly places: readonly Place[]; readonly doors: readonly Door[] };
export const WHOLE: Matrix = { roles: ROLES, places: GIVEN_AT, doors: DOORS };
export type Compared = { readonly asked: number; readonly allowed: number; readonly differences: readonly string[] };

/** Prepares a store: a person whose name no service can have, one project in a unit, a table of unpublished rows with the wall of records, one row a project. */
export async function furnish(home: House): Promise<void> {
  const owner = home.store.ownerPool;
  await home.person('selam@example.org', []);
  await owner.query(`update project set unit = 'TCB' where code = 'P3'`);
  await owner.query('create table unpublished_example (project_id bigint not null, org_id bigint not null, primary key (project_id))');
  for (const sql of wallOf('unpublished_example', ofRecords(), 'of_records')) await owner.query(sql);
  await owner.query('grant select on unpublished_example to throughline_app');
  await owner.query('insert into unpublished_example select project_id, org_id from project');
}

/** Asks everything and compares with `may`; `told` hears of each account as it is done. */
export async function compare(home: House, matrix: Matrix, told: (line: string) => void = () => {}): Promise<Compared> {
  const differences: string[] = [];
  let asked = 0;
  let allowed = 0;
  const judge = (who: string, what: string, is: boolean, shall: boolean): void => {
    asked += 1;
    allowed += Number(shall);
    if (is !== shall) differences.push(`${who} ${what}: ${is ? 'allowed' : 'refused'}, may says ${shall ? 'yes' : 'no'}`);
  };
  for (const role of matrix.roles) {
    for (const place of matrix.places) {
      const who = `${role} at ${'store' in place ? '' : `${place.organisation} `}${placeText(place)}`;
      const { browser, id } = await enter(home, role, place, `${who.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@example.org`);
      const actor: Actor = { id, name: who, from: null, grants: [{ role, at: place, from: null, until: null }] };
      for (const at of askedAt()) {
        for (const door of matrix.doors) {
          const opened = await door.opens(browser, at);
          if (opened !== null) judge(who, `${door.verb} over HTTP ${said(at)}`, opened, may(actor, door.verb, at, today()));
        }
      }
      const stored = await inSight(home.store.appPool, { account: id }, async (trx) => actorOf((await findAccount(trx, { id }))!, null));
      for (const at of askedAt()) for (const verb of VERBS) judge(who, `${verb} by the stored grants ${said(at)}`, may(stored, verb, at, today()), may(actor, verb, at, today()));
      await judgeRows(home, stored, (code, project, is) => judge(who, `rows of ${project} of ${code} in the database`, is, may(actor, 'report.read', scopeIn(code, project), today())));
      told(`${who}: ${asked} asked, ${differences.length} differ`);
    }
  }
  return { asked, allowed, differences };
}

const said = (at: Scope): string => JSON.stringify(at);
const scopeIn = (code: string, project: string): Scope => askedAt().find((one) => 'project' in one && one.organisation === code && one.project === project)!;

async function enter(home: House, role: Role, place: Place, name: string): Promise<{ browser: Browser; id: string }> {
  const id = await home.person(name, [{ role, organisation: 'store' in place ? null : place.organisation, place: placeText(place) }]);
  const { token } = await inSight(home.store.appPool, { account: id }, (trx) => openSession(trx, id, 'password', { address: null, browser: null }), true);
  const browser = home.browser('elsewhere');
  browser.cookies.set('__Host-throughline', token);
  return { browser, id };
}

/** Which rows the application's role sees with the sight of the account, by the database alone. */
async function judgeRows(home: House, actor: Actor, judge: (organisation: string, project: string, is: boolean) => void): Promise<void> {
  const { rows: all } = await home.store.ownerPool.query<{ org_id: string; organisation: string; project_id: string; code: string }>(
    'select o.org_id, o.code as organisation, p.project_id, p.code from project p join organisation o using (org_id) order by 2, 4');
  for (const organisation of new Set(all.map((row) => row.organisation))) {
    const of = all.filter((row) => row.organisation === organisation);
    const org = { orgId: of[0]!.org_id, code: organisation };
    const seen = await inSight(home.store.appPool, { orgs: [org.orgId] }, async (trx) => {
      await seeRecords(trx, org, actor);
      return new Set((await trx.query<{ project_id: string }>('select project_id from unpublished_example')).rows.map((row) => row.project_id));
    });
    for (const row of of) judge(organisation, row.code, seen.has(row.project_id));
    for (const strange of seen) if (!of.some((row) => row.project_id === strange)) judge(organisation, `of another organisation (${strange})`, true);
  }
}
