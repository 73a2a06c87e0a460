/** What a spreadsheet says, in the reader's language; words of states in all six, as a file may come back from another reader. */
import { ENTRIES, COLUMNS, type TemplateWords, letterOf } from '@throughline/exchange/sheet/template.ts';
import { LANGUAGES, type Language } from '@throughline/core/ground/words.ts';
import type { TypedState } from '@throughline/core/collect/sheet.ts';
import { say } from '../../words/say.ts';

const STATES: readonly TypedState[] = ['reported', 'not-reported', 'not-applicable', 'not-entered'];
/** Words of spreadsheets stand in a folder of their own, as the screen has them too. */
const PART = 'sheets.';
const HELP = ['fill', 'states', 'units', 'parts', 'locked', 'back'] as const;

export function templateWords(language: Language): TemplateWords {
  const word = (key: string, data: Record<string, unknown> = {}): string => say(language, PART + key, data);
  return {
    sheet: word('values'), help: word('help'), title: word('title'), lines: HELP.map((name) => word(`help.${name}`, { from: letterOf(ENTRIES[0]!), to: letterOf(ENTRIES.at(-1)!) })),
    heads: COLUMNS.map((name) => word(`column.${name}`)), states: Object.fromEntries(STATES.map((state) => [state, word(`state.${state}`)])) as Record<TypedState, string>,
    faultTitle: word('fault'), faultText: word('fault-text'),
  };
}

export const statesNamed = (): ReadonlyMap<string, TypedState> =>
  new Map(LANGUAGES.flatMap((language) => Object.entries(templateWords(language).states).map(([state, text]) => [text.toLocaleLowerCase(), state as TypedState] as const)));
