/** A store with two organisations of the same worked example, a server over it, and browsers that keep cookies. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '@throughline/core/people/roles.ts';
import { LOCAL } from '@throughline/core/people/may.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { inSight } from '../../database/scope.ts';
import { type TestDatabase, testDatabase } from '../../database/test-database.ts';
import { syncIndicators } from '../../framework/sync-indicators.ts';
import { type Entrance, OPEN } from '../../http/entrance.ts';
import { buildServer } from '../../http/server.ts';
import { importFile } from '../../transfer/actions/import-file.ts';
import { caseText } from '../../transfer/testing/store.ts';
import { LISTENERS } from '../../wiring.ts';
import { insertGrant } from '../grants.ts';
import { knownPlace } from '../lies-in.ts';
import { insertAccount } from '../new-account.ts';
import { keepPassword } from '../own-password.ts';
import { hashPassword } from '../secrets.ts';

export const PASSWORD = 'seven goats cross the bridge';
export const PUBLIC = 'https://results.example.org';

export type Sent = { readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly body?: unknown; readonly headers?: Record<string, string>; readonly from?: string };
export type Browser = { ask(url: string, sent?: Sent): Promise<LightMyRequestResponse>; readonly cookies: Map<string, string>; signIn(name: string, password?: string, code?: string): Promise<LightMyRequestResponse> };
export type House = {
  readonly store: OpenDatabase;
  readonly app: FastifyInstance;
  /** At this machine, or from elsewhere at the server's public address. */
  browser(from?: 'here' | 'elsewhere'): Browser;
  /** An account with a password and grants; its number. */
  person(name: string, grants: readonly { readonly role: Role; readonly organisation: string | null; readonly place: string }[]): Promise<string>;
  close(): Promise<void>;
};

export const serving = (database: TestDatabase): OpenDatabase => ({ ...database, kind: 'embedded', roles: 'app-role', data: null, close: () => database.drop() });

/** Two organisations, ORG and OTHER, each with the programme PRG and the projects P1 to P4, the first two in one country. */
export async function house(entrance: Partial<Entrance> = {}): Promise<House> {
  const store = await testDatabase();
  await syncIndicators(store.ownerPool);
  return houseOver(serving(store), entrance);
}

/** The same over a store of one's own, which is empty; closing closes it. */
export async function houseOver(store: OpenDatabase, entrance: Partial<Entrance> = {}): Promise<House> {
  for (const id of ['ORG', 'OTHER']) {
    const document = JSON.parse(caseText('agro-industry.portfolio.json').toString('utf8')) as { organisation: { id: string } };
    const text = JSON.stringify({ ...document, organisation: { ...document.organisation, id } });
    const { outcome } = await importFile({ pool: store.appPool, actor: LOCAL, listeners: LISTENERS }, { file: `${id}.json`, open: async function* open() { yield Buffer.from(text); } });
    if (outcome !== 'imported') throw new Error(`the worked example was not imported as ${id}: ${outcome}`);
  }
  const app = await buildServer({ store, listeners: LISTENERS, entrance: { ...OPEN, ...entrance } }, false);
  return {
    store, app,
    browser: (from = 'here') => browserOf(app, from),
    person: async (name, grants) => personIn(store, name, grants),
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

let kept: string | null = null;

async function personIn(store: OpenDatabase, name: string, grants: readonly { readonly role: Role; readonly organisation: string | null; readonly place: string }[]): Promise<string> {
  kept ??= await hashPassword(PASSWORD);
  return inSight(store.appPool, {}, async (trx) => {
    const id = await insertAccount(trx, { name, displayName: name.split('@')[0]!, language: 'en', kind: 'person' });
    await keepPassword(trx, id, kept!);
    for (const { role, organisation, place } of grants) {
      const known = await knownPlace(trx, { organisation, place });
      await insertGrant(trx, { accountId: id, role, at: known.at, orgId: known.orgId, from: null, until: null, source: 'hand', givenBy: 'local' });
    }
    return id;
  }, true);
}

const ADDRESS = { here: '127.0.0.1', elsewhere: '192.0.2.7' } as const;
const HOST = { here: 'localhost:4180', elsewhere: new URL(PUBLIC).host } as const;

export function browserOf(app: FastifyInstance, where: 'here' | 'elsewhere'): Browser {
  const cookies = new Map<string, string>();
  const ask: Browser['ask'] = async (url, { method = 'GET', body, headers = {}, from = ADDRESS[where] } = {}) => {
    const held = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked: InjectOptions = {
      method, url: `/api/v1${url}`, remoteAddress: from, headers: { host: HOST[where], 'user-agent': 'a browser', ...(held === '' ? {} : { cookie: held }), ...headers },
      ...(body === undefined ? {} : { payload: body as string | object }),
    };
    const answer = await app.inject(asked);
    for (const one of answer.cookies) {
      if (one.value === '') cookies.delete(one.name);
      else cookies.set(one.name, one.value);
    }
    return answer;
  };
  return { ask, cookies, signIn: (name, password = PASSWORD, code) => ask('/session', { method: 'POST', body: { name, password, ...(code === undefined ? {} : { code }) } }) };
}

export const codeOf = (answer: LightMyRequestResponse): string => answer.json<{ code: string }>().code;
