import { expect, test } from 'vitest';
import { openedText, readOpened } from './opened.ts';

test('what is opened is read from the address as it was written', () => {
  for (const text of ['projects', 'projects|by-share', 'projects|left|above', 'projects|country|SEN', 'projects|source|A|B', 'payments', 'payments|none', 'payments|3|2022', 'payments||none', 'lines|budget|2023', 'lines|left|no-rate']) {
    expect(openedText(readOpened(text)!)).toBe(text);
  }
});

test('what cannot be opened opens nothing', () => {
  for (const text of [undefined, '', 'else', 'projects|colour|9', 'projects|left|nothing', 'projects|goal|', 'lines', 'lines|2022', 'payments|3|soon']) expect(readOpened(text)).toBeNull();
});
