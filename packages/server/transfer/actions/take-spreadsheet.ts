/** Takes a spreadsheet that came back into the draft of its report, all of it or nothing, as one step that can be undone. */
import type { Choices } from '@throughline/contract/transfer/filled.ts';
import { takeFilled } from '@throughline/core/collect/taking.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { loadSheet } from '../../collect/load-sheet.ts';
import { whyNotOfProject } from '../../collect/intake.ts';
import { type UploadedFile, digestOfFile, judgeFile, readFile } from '../spreadsheet/judge-file.ts';

export const verb = 'report.enter';

/** Refused: what `act`, `readTemplate` and `takeFilled` of core refuse, all problems of cells at once. In the trail: the file's name and hash, and what it changed. */
export async function takeSpreadsheet(acting: Acting, to: Addressed, ask: { readonly file: UploadedFile; readonly choices: Choices }): Promise<Done> {
  const { file, choices } = ask;
  const digest = digestOfFile(file);
  const read = readFile(file);
  return act(acting, { verb, to, ask: { digest, choices }, decide: async (at) => {
    const odd = whyNotOfProject(at, await loadSheet(at.trx, at.org.orgId, at.project, at.span));
    if (odd.length > 0) return { problems: odd };
    const judged = await judgeFile(at, read);
    return takeFilled(at.report, { values: judged.changed, conflicts: judged.conflicts, problems: judged.problems, choices }, { source: 'spreadsheet', file: file.name, digest, instances: [] }, at.by);
  } });
}
