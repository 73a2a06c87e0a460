/** Views that a reader gave a name: kept in this browser alone. The address holds the whole view, so a link is enough to share one. */
import { useSyncExternalStore } from 'react';

export type KeptView = { readonly name: string; readonly search: string };

const KEY = 'throughline-portfolio-views';
const NAME_LETTERS = 80;
const NONE: readonly KeptView[] = [];
let held: { text: string | null; views: readonly KeptView[] } | null = null;
const listeners = new Set<() => void>();

/** What the browser holds; what was damaged there is nothing. */
function read(): readonly KeptView[] {
  let text: string | null = null;
  try { text = localStorage.getItem(KEY); } catch { /* A reader may forbid storage; then nothing is kept. */ }
  if (held?.text === text) return held.views;
  held = { text, views: parsed(text) };
  return held.views;
}

function parsed(text: string | null): readonly KeptView[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter((one): one is KeptView => typeof one?.name === 'string' && typeof one?.search === 'string') : NONE;
  } catch {
    return NONE;
  }
}

/** False when the browser keeps nothing. */
function write(views: readonly KeptView[]): boolean {
  try { localStorage.setItem(KEY, JSON.stringify(views)); } catch { return false; }
  listeners.forEach((heard) => heard());
  return true;
}

const listen = (heard: () => void) => {
  listeners.add(heard);
  window.addEventListener('storage', heard);
  return () => { listeners.delete(heard); window.removeEventListener('storage', heard); };
};

export const useKeptViews = (): readonly KeptView[] => useSyncExternalStore(listen, read, () => NONE);

const named = (name: string): string => name.trim().slice(0, NAME_LETTERS);
/** One of the same name is replaced. */
export const keepView = (name: string, search: string): boolean => write([...read().filter((one) => one.name !== named(name)), { name: named(name), search }]);
export const forgetView = (name: string): boolean => write(read().filter((one) => one.name !== name));
/** A view that already has the new name gives way. */
export const renameView = (name: string, to: string): boolean =>
  write(read().filter((one) => one.name === name || one.name !== named(to)).map((one) => (one.name === name ? { ...one, name: named(to) } : one)));
