/**
 * Numbers, shares, days and periods as a reader writes them. Numbers come as decimal text and go as text into
 * `Intl.NumberFormat`, which reads it exactly: no digit passes through a floating number.
 */
import { useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { Intl23 } from './intl.ts';

export type Valued = { kind: string; unit: string | null };
export type Format = {
  /** A value without its unit, in as many digits as help (docs/look.md). */
  value(text: string, of: Valued): string;
  /** A value with all its digits. */
  exact(text: string, of: Valued): string;
  /** A fraction of one as a percentage. */
  share(text: string): string;
  count(value: number): string;
  day(iso: string): string;
  /** For tables: the month cut short. */
  shortDay(iso: string): string;
  moment(iso: string): string;
  /** "2023", "2023 Q2", "2021–2023". */
  period(text: string): string;
  /** "Peru, Ghana" as each language joins names; lists of units would leave the sign out in Chinese and Russian. */
  list(parts: readonly string[]): string;
};

export const useFormat = (): Format => {
  const intl = useIntl();
  return useMemo(() => formatOf(intl), [intl]);
};

const isMoney = (unit: string | null): boolean => unit !== null && /^[A-Z]{3}$/.test(unit);

export function formatOf(intl: IntlShape): Format {
  const { locale } = intl;
  const value = (text: string, of: Valued, all = false): string => {
    if (of.kind === 'ratio') return all ? Intl23.percent(locale, text, 20) : share(locale, text);
    const digits = all ? 20 : digitsFor(text);
    return isMoney(of.unit) ? Intl23.money(locale, text, of.unit!, digits) : Intl23.number(locale, text, digits);
  };
  return {
    value: (text, of) => value(text, of),
    exact: (text, of) => value(text, of, true),
    share: (text) => share(locale, text),
    count: (one) => Intl23.number(locale, String(one), 0),
    day: (iso) => intl.formatDate(`${iso.slice(0, 10)}T00:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' }),
    shortDay: (iso) => intl.formatDate(`${iso.slice(0, 10)}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
    moment: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    period: (text) => periodText(text, intl),
    list: (parts) => intl.formatList([...parts], { type: 'conjunction', style: 'narrow' }),
  };
}

/** None from 1,000 on, one from 100, two below; tiny ones keep two that say something. */
export function digitsFor(text: string): number {
  const [whole = '0', rest = ''] = text.replace('-', '').split('.');
  if (whole.length >= 4) return 0;
  if (whole.length === 3) return 1;
  if (whole !== '0') return 2;
  const zeros = /^0*/.exec(rest)![0].length;
  return Math.max(2, zeros + 2);
}

function share(locale: string, text: string): string {
  const small = /^-?0(\.0|$)/.test(text) && !/^-?0(\.0*)?$/.test(text);
  return Intl23.percent(locale, text, small ? 1 : 0);
}

function periodText(text: string, intl: IntlShape): string {
  const one = (part: string) => {
    const [year = '', quarter] = part.split('Q');
    return quarter === undefined ? year : intl.formatMessage({ id: 'period.quarter' }, { year, quarter });
  };
  const [from = '', to] = text.split('..');
  return to === undefined ? one(from) : intl.formatMessage({ id: 'period.range' }, { from: one(from), to: one(to) });
}
