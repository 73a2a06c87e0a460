import { expect, test } from 'vitest';
import { moneyLeftSchema, moneySplitSchema } from '@throughline/contract/plan/money.ts';
import { publishedLeftSchema } from '@throughline/contract/plan/payments.ts';
import { openedText, readOpened } from './opened.ts';

test('what is opened is read from the address as it was written', () => {
  for (const text of ['projects', 'projects|by-share', 'projects|left|above', 'projects|country|SEN', 'projects|source|A|B', 'payments', 'payments|none', 'payments|3|2022', 'payments||none', 'lines|budget|2023', 'lines|left|no-rate']) {
    expect(openedText(readOpened(text)!)).toBe(text);
  }
});

test('what cannot be opened opens nothing', () => {
  for (const text of [undefined, '', 'else', 'projects|colour|9', 'projects|left|nothing', 'projects|goal|', 'lines', 'lines|2022', 'payments|3|soon']) expect(readOpened(text)).toBeNull();
});

test('every split and everything left out that the contract names can be opened', () => {
  for (const split of moneySplitSchema.options) expect(readOpened(`projects|${split}|X`)).toEqual({ list: 'projects', split, key: 'X' });
  for (const left of moneyLeftSchema.options) expect(readOpened(`projects|left|${left}`)).toEqual({ list: 'projects', left });
  for (const left of publishedLeftSchema.options) expect(readOpened(`lines|left|${left}`)).toEqual({ list: 'lines', left });
});
