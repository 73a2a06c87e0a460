/** What is typed and not yet at the server, kept in the browser: a crash or a lost connection loses nothing. */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import type { Typed } from '@throughline/core/collect/draft.ts';

type Of = Pick<ReportPage, 'organisation' | 'project' | 'period'>;

const nameOf = ({ organisation, project, period }: Of): string => `throughline-report ${organisation} ${project} ${period}`;

export function remember(of: Of, values: ReadonlyMap<string, Typed>): void {
  try {
    if (values.size === 0) localStorage.removeItem(nameOf(of));
    else localStorage.setItem(nameOf(of), JSON.stringify([...values]));
  } catch {
    // a browser that keeps nothing: what is typed stays on the screen
  }
}

export function forget(of: Of): void {
  remember(of, new Map());
}

/** What was typed here before and never came to the server. */
export function remembered(of: Of): Map<string, Typed> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(nameOf(of)) ?? '[]');
    return new Map(Array.isArray(held) ? (held as [string, Typed][]).filter((one) => Array.isArray(one) && typeof one[0] === 'string') : []);
  } catch {
    return new Map();
  }
}
