// A server of one's own may give its user much or little: the application never goes past row-level security.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate/migrate.ts';
import { openDatabase } from './open-database.ts';
import { emptyTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

let store: TestDatabase;
const user = `own_${process.pid}`;

beforeAll(async () => {
  store = await emptyTestDatabase();
  await store.ownerPool.query(`create role ${user} login`);
  await store.ownerPool.query(`do $$ begin execute format('alter database %I owner to ${user}', current_database()); end $$`);
});
afterAll(async () => {
  await store.ownerPool.query(`do $$ begin execute format('alter database %I owner to current_user', current_database()); end $$`);
  await store.ownerPool.query(`drop owned by ${user} cascade; drop role ${user}`);
  await store.drop();
});

const asUser = (): string => store.url.replace('throughline_owner', user);

test('the owner of one database and nothing else is held by the tables’ own force', async () => {
  const db = await openDatabase({ url: asUser() });
  try {
    expect(db.roles).toBe('forced-owner');
    await migrate(db.ownerPool);
    await db.appPool.query(`insert into organisation (code, name, framework) values ('A', '{}', 'f')`);
    const client = await db.appPool.connect();
    await client.query('begin');
    await client.query(`select set_config('app.orgs', (select '{' || org_id || '}' from organisation), true)`);
    await client.query(`insert into programme (org_id, code, name, kind) select org_id, 'P', '{}', 'programme' from organisation`);
    expect((await client.query('select from programme')).rowCount).toBe(1);
    await client.query('commit');
    client.release();
    expect((await db.appPool.query('select from programme')).rowCount).toBe(0);
  } finally {
    await db.close();
  }
});

test('a user that may make roles takes on the application’s, which can then ask', async () => {
  await store.ownerPool.query(`alter role ${user} createrole`);
  // The role exists at this server and is another's: granting it stands for what making it would have brought.
  await store.ownerPool.query(`grant throughline_app to ${user} with inherit false, set true`);
  const db = await openDatabase({ url: asUser() });
  try {
    expect(db.roles).toBe('app-role');
    await migrate(db.ownerPool);
    expect((await db.appPool.query('select current_user as me')).rows).toEqual([{ me: 'throughline_app' }]);
    expect((await db.appPool.query('select code from organisation')).rowCount).toBe(1);
    expect((await db.appPool.query('select from programme')).rowCount).toBe(0);
    await expect(db.appPool.query('create table mine (a int)')).rejects.toMatchObject({ code: '42501' });
  } finally {
    await db.close();
  }
});

test('a superuser’s application is the ordinary role', async () => {
  const db = await openDatabase({ url: store.url });
  try {
    expect((await db.appPool.query(`select rolsuper or rolbypassrls as skips from pg_roles where rolname = current_user`)).rows).toEqual([{ skips: false }]);
  } finally {
    await db.close();
  }
});
