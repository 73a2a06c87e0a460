/** Which sum of money is opened, as the address says it: `money=projects|country|SEN`, `money=payments|3|2022`. */
import { MONEY_LEFT, MONEY_SPLITS, type MoneySplit, PUBLISHED_LEFT } from '@throughline/contract/plan/choices.ts';
import { useChangeQuestion, useQuestion } from '../shell/question.ts';

type ProjectsLeft = (typeof MONEY_LEFT)[number];
type PublishedLeft = (typeof PUBLISHED_LEFT)[number];
export type Year = number | 'none';

/** Projects behind the total, one part of a split, or what is left out. */
export type OpenedProjects = { readonly list: 'projects'; readonly split?: MoneySplit; readonly key?: string; readonly left?: ProjectsLeft; readonly only?: 'by-share' };
/** Payments or budget lines of a type and year; payments without a type: what was spent; or what of them is in no sum. */
export type OpenedPublished = { readonly list: 'payments' | 'lines'; readonly type?: string; readonly year?: Year; readonly left?: PublishedLeft };
export type Opened = OpenedProjects | OpenedPublished;
export type Opening = { readonly opened: Opened | null; readonly onOpen: (opened: Opened | null) => void };

export function openedText(opened: Opened): string {
  if (opened.list === 'projects') {
    if (opened.only !== undefined) return `projects|${opened.only}`;
    if (opened.left !== undefined) return `projects|left|${opened.left}`;
    return opened.split === undefined ? 'projects' : `projects|${opened.split}|${opened.key ?? ''}`;
  }
  if (opened.left !== undefined) return `${opened.list}|left|${opened.left}`;
  if (opened.type !== undefined) return `${opened.list}|${opened.type}|${opened.year ?? 'none'}`;
  return opened.year === undefined ? opened.list : `${opened.list}|${opened.year}`;
}

/** Null when nothing is opened, or the address says what cannot be. */
export function readOpened(text: string | undefined): Opened | null {
  const [list, what, ...more] = (text ?? '').split('|');
  const which = more.join('|');
  if (list === 'projects') return projectsOf(what, which);
  if (list !== 'payments' && list !== 'lines') return null;
  if (what === undefined) return list === 'payments' ? { list } : null;
  if (what === 'left') return isOf(PUBLISHED_LEFT, which) ? { list, left: which } : null;
  if (more.length === 0) return list === 'payments' && what === 'none' ? { list, year: 'none' } : null;
  const year = yearOf(which);
  return year === null ? null : { list, type: what, year };
}

function projectsOf(what: string | undefined, which: string): OpenedProjects | null {
  if (what === undefined) return { list: 'projects' };
  if (what === 'by-share') return { list: 'projects', only: what };
  if (what === 'left') return isOf(MONEY_LEFT, which) ? { list: 'projects', left: which } : null;
  return isOf(MONEY_SPLITS, what) && which !== '' ? { list: 'projects', split: what, key: which } : null;
}

const yearOf = (text: string): Year | null => (text === 'none' ? text : /^\d{4}$/.test(text) ? Number(text) : null);
const isOf = <Name extends string>(names: readonly Name[], text: string): text is Name => (names as readonly string[]).includes(text);

export const isSame = (a: Opened, b: Opened | null): boolean => b !== null && openedText(a) === openedText(b);

/** What is open stands in the address; what closes gives the focus back to what opened it. */
export function useOpened(): Opening {
  const { money } = useQuestion();
  const change = useChangeQuestion();
  const opened = readOpened(money);
  return {
    opened,
    onOpen: (next) => {
      change({ money: next === null ? undefined : openedText(next) });
      if (next === null && money !== undefined) document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(money)}"]`)?.focus();
    },
  };
}
