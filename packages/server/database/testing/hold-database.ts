// A process that tests start and kill: opens the embedded database of a folder, tells how, writes rows until its
// standard input ends, and leaves.
import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '@throughline/core/ground/problem.ts';
import { openDatabase } from '../open-database.ts';
import { readPostmaster } from '../embedded/postmaster.ts';

const [data = '', writes = ''] = process.argv.slice(2);
const tell = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

try {
  const db = await openDatabase({ url: '', data });
  const pointed = (await db.ownerPool.query<{ cluster: string }>(`select current_setting('data_directory') as cluster`)).rows[0];
  tell({ open: true, cluster: pointed?.cluster, postmaster: readPostmaster(pointed?.cluster ?? '')?.pid });
  // Several of these processes may come to it in the same moment.
  await db.ownerPool.query(`
    do $$ begin create table written (n int primary key); exception when duplicate_table or unique_violation then null; end $$`);
  let going = true;
  process.stdin.on('end', () => (going = false)).resume();
  while (going) {
    if (writes === '') await pause(10);
    else tell({ wrote: (await db.ownerPool.query<{ n: number }>('insert into written select coalesce(max(n), 0) + 1 from written returning n')).rows[0]?.n });
  }
  await db.close();
} catch (error) {
  if (error instanceof Refused) tell({ problem: error.problems[0] });
  else throw error;
}
