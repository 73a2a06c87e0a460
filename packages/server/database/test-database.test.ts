import { expect, test } from 'vitest';
import { testDatabase } from './test-database.ts';

test('each test file has a migrated database of its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  try {
    const mine = await one.ownerPool.query<{ name: string }>('select current_database() as name');
    const theirs = await other.ownerPool.query<{ name: string }>('select current_database() as name');
    expect(mine.rows[0]?.name).not.toBe(theirs.rows[0]?.name);
    expect((await one.appPool.query('select count(*) as n from kysely_migration')).rows[0].n).toMatch(/^[1-9]/);
    expect((await one.appPool.query('select current_user as me')).rows[0].me).toBe('throughline_app');
  } finally {
    await Promise.all([one.drop(), other.drop()]);
  }
});
