/** What earlier editions of a file brought and this one does not name any more: kept, and listed. */
import type { Storing } from './storing.ts';

const SUBJECTS = ['project', 'programme', 'person', 'deal', 'indicator'];

/** `named`: by subject, the codes that this edition names. The same file is one of the same name and kind. */
export async function noteGone(storing: Storing, named: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const brought = await storing.trx.query<{ subject: string; subject_code: string }>(
    `select distinct c.subject, c.subject_code
       from data_import d join import_change c on c.org_id = d.org_id and c.import_id = d.import_id
      where d.org_id = $1 and d.file = $2 and d.kind = $3 and d.undone is null and d.import_id <> $4
        and c.before is null and c.subject = any ($5)
      order by c.subject, c.subject_code`, [storing.orgId, storing.file, storing.kind, storing.importId, SUBJECTS]);
  for (const one of brought.rows) {
    if (named.get(one.subject)?.has(one.subject_code) !== true) storing.gone.push(`${one.subject}:${one.subject_code}`);
  }
}
