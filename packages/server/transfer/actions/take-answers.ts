/** Takes answers of a form into the draft of its report, each once, as one step that can be undone. */
import { createHash } from 'node:crypto';
import type { Choices } from '@throughline/contract/transfer/filled.ts';
import { takeFilled } from '@throughline/core/collect/taking.ts';
import { type Acting, type Addressed, type Done, act } from '../../collect/act.ts';
import { judgeAnswers } from '../form/report-form.ts';
import type { UploadedFile } from '../spreadsheet/judge-file.ts';

export const verb = 'report.enter';

/** Refused: what `act`, `readAnswers` and `takeFilled` of core refuse. In the trail: the file's name and hash, how many answers, and what they changed. */
export async function takeAnswers(acting: Acting, to: Addressed, ask: { readonly file: UploadedFile; readonly choices: Choices }): Promise<Done> {
  const { file: { name, bytes }, choices } = ask;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return act(acting, { verb, to, ask: { digest, choices }, decide: async (at) => {
    const judged = await judgeAnswers(at, acting.actor, bytes.toString('utf8'));
    return takeFilled(at.report, { values: judged.changed, conflicts: judged.conflicts, problems: judged.problems, choices }, { source: 'form', file: name, digest, instances: judged.instances }, at.by);
  } });
}
