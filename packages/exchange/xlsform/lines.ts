/** Answers by the mapping as lines of a report. What several answers say of one value is told and not summed: a report says one thing of an indicator. */
import type { Field } from '@throughline/core/collect/fields.ts';
import { type FilledLine, keyOfPart } from '@throughline/core/collect/filled.ts';
import type { TypedState } from '@throughline/core/collect/sheet.ts';
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import type { Mapping } from './form.ts';
import type { Answers } from './submissions.ts';

const STATES: ReadonlySet<string> = new Set(['reported', 'not-reported', 'not-applicable']);
type Held = { indicator: string; part: FilledLine['part']; state: TypedState | null; reason: string | null; fields: Map<Field, string>; instance: string };

/** `fieldsOf`: how each indicator is written, by code. Problems: `form-answered-twice`. */
export function linesOfAnswers(all: readonly Answers[], mapping: Mapping, fieldsOf: (code: string) => readonly Field[]): { lines: FilledLine[]; problems: Problem[] } {
  const held = new Map<string, Held>();
  const problems: Problem[] = [];
  for (const { instance, answers } of all) {
    for (const [name, text] of Object.entries(answers)) {
      const question = mapping[name];
      if (question === undefined || text.trim() === '') continue;
      const key = `${question.indicator}|${keyOfPart(question.part)}`;
      const line = held.get(key) ?? { indicator: question.indicator, part: question.part, state: null, reason: null, fields: new Map(), instance };
      held.set(key, line);
      if (line.instance !== instance) {
        problems.push(invalid('form-answered-twice', `${instance}!${name}`, { found: instance, accepted: line.instance }));
        continue;
      }
      if (question.field === 'state') line.state = STATES.has(text) ? (text as TypedState) : null;
      else if (question.field === 'reason') line.reason = text.trim();
      else line.fields.set(question.field, text.trim());
    }
  }
  const lines = [...held.values()].map((one): FilledLine => {
    const fields = fieldsOf(one.indicator);
    const at = `${one.instance}!${one.indicator}`;
    return {
      indicator: one.indicator, part: one.part, fields, state: one.state, first: one.fields.get(fields[0]!) ?? null, second: fields[1] === undefined ? null : (one.fields.get(fields[1]) ?? null),
      unit: null, note: one.reason, at: { state: at, first: at, second: at, unit: at, note: at },
    };
  });
  return { lines, problems };
}
