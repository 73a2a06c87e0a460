/** The exact value, and the parts brought together again beside it, so that a reader can add them up. */
import { fractionText } from '@throughline/core/ground/decimal.ts';
import { type Rational, ZERO, add, fraction, isDecimal, rational } from '@throughline/core/ground/rational.ts';
import type { WorkingBody } from '@throughline/contract/rollup/pages.ts';
import { FormattedMessage } from 'react-intl';
import { Code } from '../../ui/words-text.tsx';

/** Kinds whose parts add up (figures 2, 3.1); the others say their rule instead. */
const ADDING = ['flow', 'cumulative', 'stock'];

export function Recombined({ body }: { body: WorkingBody }) {
  if (body.exact === null) return null;
  const sum = ADDING.includes(body.figure.kind) && body.contributions.length === body.total.contributions ? sumOf(body) : null;
  return (
    <>
      <p><FormattedMessage id="working.exact" values={{ value: <Code>{body.exact}</Code> }} /></p>
      {sum !== null && (
        <p className={sum === body.exact ? 'recombined' : 'recombined is-off'}>
          <FormattedMessage id={sum === body.exact ? 'working.recombines' : 'working.does-not'} values={{ count: body.contributions.length, sum: <Code>{sum}</Code>, value: <Code>{body.exact}</Code> }} />
        </p>
      )}
    </>
  );
}

/** Sum of the canonical values as a fraction; null when one of them is no number. */
function sumOf(body: WorkingBody): string | null {
  let sum: Rational = ZERO;
  for (const one of body.contributions) {
    const value = numberOf(one.canonical);
    if (value === null) return null;
    sum = add(sum, value);
  }
  return fractionText(sum);
}

/** "7", "3.5" or "7/2" as a fraction; null when the text is none of them. */
function numberOf(text: string | null): Rational | null {
  const parts = (text ?? '').split('/');
  if (parts.length === 2 && parts.every((part) => /^-?[0-9]+$/.test(part))) return fraction(BigInt(parts[0]!), BigInt(parts[1]!));
  return text !== null && isDecimal(text) ? rational(text) : null;
}
