/** The question that a screen answers stands whole in the address, so that a link says what its sender saw. */
import { useNavigate, useSearch } from '@tanstack/react-router';

/** What an address may ask, whatever the screen; a screen reads of it what is its own. */
const NAMES = [
  'organisation', 'place', 'period', 'asOf', 'lang', 'working', 'workingAsOf', 'workingSnapshot', 'by', 'find',
  // the sum of money that is opened (plan/opened.ts)
  'money',
  // overview: what is shown, since when
  'accountability', 'since', 'measure',
  // framework
  'node', 'indicator',
  // indicator and compare
  'like', 'compare', 'places', 'atLeast', 'scale',
  // portfolio: facets, order, columns
  'programme', 'country', 'group', 'year', 'status', 'donor', 'unit', 'function', 'priority', 'goal', 'gender', 'data', 'source', 'sort', 'columns',
  // project and record
  'tab', 'result', 'report', 'submission',
  // gaps and mapping
  'gap', 'grade', 'state', 'select', 'legacy',
  // trail
  'project', 'actor', 'verb', 'from', 'to',
  // snapshots: with what, which places
  'with', 'among',
  // coming in: where from, and why the organisation's own sign-in refused
  'back', 'refused',
  // every list
  'view', 'page',
] as const;
export type Question = { [Name in (typeof NAMES)[number]]?: string };
/** What goes along from screen to screen; an opened working and a search stay behind. */
const TRAVELS: readonly (keyof Question)[] = ['organisation', 'place', 'period', 'asOf', 'lang'];

/** The known parts of an address's search, unknown ones dropped. */
export function readQuestion(search: Record<string, unknown>): Question {
  const question: Question = {};
  for (const name of NAMES) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') question[name] = value;
  }
  return question;
}

/** Plain `name=value` addresses: codes such as `2021` stay text. */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));

export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).filter(([, value]) => typeof value === 'string' && value !== '') as [string, string][];
  if (parts.length === 0) return '';
  // Colons, dots, bars and plus-joined places are readable in an address and allowed there.
  const plain = (value: string) => encodeURIComponent(value).replace(/%3A/g, ':').replace(/%7C/g, '|').replace(/%2C/g, ',');
  return `?${parts.map(([name, value]) => `${name}=${plain(value)}`).join('&')}`;
}

export const travelling = (question: Question): Question =>
  Object.fromEntries(TRAVELS.filter((name) => question[name] !== undefined).map((name) => [name, question[name]]));

export const useQuestion = (): Question => useSearch({ strict: false }) as Question;

/** Changes parts of the question; undefined takes a part out of the address. */
export function useChangeQuestion(): (change: Question, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (change, options = {}) => {
    void navigate({
      to: '.',
      search: ((before: Question) => readQuestion({ ...before, ...change })) as never,
      replace: options.replace ?? false,
      resetScroll: false,
    });
  };
}

export type Opened = { indicator: string; place: string; period: string; by?: string; cell?: string };
type Named = { indicator: string; place: string; period: string; cell?: Readonly<Record<string, string>> | undefined };

/** `working=CODE|PLACE|PERIOD`, of a cell `CODE|PLACE|PERIOD|sex=F`: which figure is opened. */
export function workingText(figure: Named): string {
  const cells = Object.entries(figure.cell ?? {}).slice(0, 1).map(([by, value]) => `${encodeURIComponent(by)}=${encodeURIComponent(value)}`);
  return [figure.indicator, figure.place, figure.period, ...cells].join('|');
}

/** The opened figure; a code may hold a bar itself, so the rest is taken from the end. Null when it is malformed. */
export function readWorking(text: string | undefined): Opened | null {
  const parts = (text ?? '').split('|');
  const [by, cell] = parts.length > 3 ? (parts.at(-1)!.split('=')) : [];
  if (by !== undefined && cell !== undefined) parts.pop();
  if (parts.length < 3) return null;
  const opened = { indicator: parts.slice(0, -2).join('|'), place: parts.at(-2)!, period: parts.at(-1)! };
  return by === undefined || cell === undefined ? opened : { ...opened, by: plain(by), cell: plain(cell) };
}

/** What was written by hand may be encoded badly: then it stands as it is. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
