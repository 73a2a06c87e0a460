/** Numbers at the lines of a picture, written short; and the order of decimal texts, without a floating number between. */
import { compare, rational } from '@throughline/core/ground/rational.ts';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Valued } from '../ui/format.ts';
import { withMinus } from '../ui/intl.ts';

/** "1.2K", "20 million", "40%": for the scale of a picture only; values are written in full. */
export function useTick(of: Valued): (text: string) => string {
  const { locale } = useIntl();
  return useCallback((text: string) => {
    const number = Number(text);
    if (of.kind === 'ratio') return withMinus(new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(number));
    return withMinus(new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: number !== 0 && Math.abs(number) < 1 ? 3 : 1 }).format(number));
  }, [locale, of.kind]);
}

/** Highest first; nothing said comes last. */
export function byValue(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(rational(b), rational(a));
}
