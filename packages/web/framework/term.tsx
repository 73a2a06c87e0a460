/**
 * A word of the glossary where it is used: opened by click, Enter or Space, closed by Esc or by leaving. Kinds of indicator say
 * how they add up; the others what figures.md and the glossary mean by them.
 */
import { type ReactNode, useId, useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import './term.css';

const KINDS = ['flow', 'cumulative', 'stock', 'ratio', 'weighted-mean', 'distinct', 'distinct-sum', 'ordinal', 'qualitative', 'intensity', 'rate', 'external'] as const;
const TERMS = [
  'coverage', 'achievement', 'like-for-like', 'baseline', 'target', 'lower-bound', 'gap', 'as-of', 'verification', 'verdict', 'accountability', 'dimension',
  'working', 'contribution', 'legacy', 'level', 'area', 'assumption', 'not-applicable', 'snapshot', 'restatement',
] as const;
export type TermName = (typeof KINDS)[number] | (typeof TERMS)[number];

const isKind = (name: string): boolean => (KINDS as readonly string[]).includes(name);

/** `children` is the word as the sentence has it; without, the word of the glossary. */
export function Term({ of, children }: { of: TermName; children?: ReactNode }) {
  const intl = useIntl();
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const name = intl.formatMessage({ id: isKind(of) ? `kind.${of}` : `term.${of}` });
  return (
    <>
      <button type="button" ref={word} className="term" popoverTarget={id} aria-label={typeof children === 'string' || children === undefined ? undefined : intl.formatMessage({ id: 'term.open' }, { term: name })}>
        {children ?? name}
      </button>
      <span id={id} popover="auto" role="note" className="term-means" onToggle={(event) => { if (event.newState === 'open' && word.current) stand(event.currentTarget, word.current); }}>
        <strong>{name}</strong>
        <span><FormattedMessage id={isKind(of) ? `kind.rule.${of}` : `term.${of}.means`} /></span>
      </span>
    </>
  );
}

const SPACE = 8;

/** Below the word, above it where there is no room, never beyond the window. */
export function stand(note: HTMLElement, word: HTMLElement): void {
  const [at, own] = [word.getBoundingClientRect(), note.getBoundingClientRect()];
  const wanted = document.documentElement.dir === 'rtl' ? at.right - own.width : at.left;
  note.style.left = `${Math.max(SPACE, Math.min(wanted, window.innerWidth - own.width - SPACE))}px`;
  const below = at.bottom + SPACE;
  note.style.top = `${below + own.height > window.innerHeight && at.top > own.height + SPACE ? at.top - own.height - SPACE : below}px`;
}
