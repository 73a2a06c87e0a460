import { expect, test } from 'vitest';
import { BrokenWorld, asBrokenWorld, brokenWorldOf } from './broken-world.ts';
import { openDatabase } from './open-database.ts';
import { testDatabase } from './test-database.ts';

const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test('what the driver and the system say has a name of ours', () => {
  const cases: [Error, string | null][] = [
    [failed('53100', 'could not extend file'), 'disk-full'],
    [failed('ENOSPC'), 'disk-full'],
    [failed('57P01'), 'database-stopped'],
    [failed('08006'), 'database-connection-lost'],
    [failed('ECONNREFUSED'), 'database-unreachable'],
    [failed('53200'), 'database-out-of-memory'],
    [new Error('Connection terminated unexpectedly'), 'database-connection-lost'],
    [new Error('timeout exceeded when trying to connect'), 'database-unreachable'],
    [new AggregateError([failed('ECONNREFUSED')]), 'database-unreachable'],
    [new Error('outer', { cause: failed('53300') }), 'too-many-connections'],
    [failed('23505'), null],
    [failed('42501', 'permission denied for table trail'), 'database-right-missing'],
    [failed('42501', 'new row violates row-level security policy for table "trail"'), null],
    [new TypeError('ours'), null],
  ];
  for (const [error, code] of cases) expect([error.message, brokenWorldOf(error)?.code ?? null]).toEqual([error.message, code]);
});

test('an error that is not the world’s is thrown on as it is', () => {
  const ours = new TypeError('ours');
  expect(asBrokenWorld(ours)).toBe(ours);
  expect(asBrokenWorld(failed('53100'))).toBeInstanceOf(BrokenWorld);
});

test('a connection that the server ends breaks its question, not the program, and the next question is answered', async () => {
  const store = await testDatabase();
  try {
    const asleep = store.appPool.query('select pg_sleep(20)').then(
      () => null,
      (error: unknown) => brokenWorldOf(error)?.code,
    );
    const sleeping = `select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(20)' and datname = current_database()`;
    while ((await store.ownerPool.query(sleeping)).rowCount === 0) continue;
    expect(['database-stopped', 'database-connection-lost']).toContain(await asleep);
    expect((await store.appPool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  } finally {
    await store.drop();
  }
});

test('a server of one’s own that does not exist, refuses, or is no address', async () => {
  const codeOf = (url: string): Promise<string> =>
    openDatabase({ url }).then(
      () => 'none',
      (error: { problems?: { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
    );
  expect(await codeOf('postgresql://nobody:x@127.0.0.1:1/x')).toBe('database-unreachable');
  expect(await codeOf('mysql://nobody@localhost/x')).toBe('database-url-not-understood');
  const store = await testDatabase();
  const elsewhere = store.url.replace(/\/test_[^?]+/, '/not_there');
  await store.drop();
  expect(await codeOf(elsewhere)).toBe('database-missing');
});
