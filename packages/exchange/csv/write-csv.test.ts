import { expect, test } from 'vitest';
import { csvLine } from './write-csv.ts';

test('fields that need quotes get them (RFC 4180)', () => {
  expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines', null, 3])).toBe('a,"b,c","say ""no""","two\nlines",,3\r\n');
  expect(csvLine([' edge '])).toBe('" edge "\r\n');
});

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])('%j is text to a spreadsheet', (text) => {
  expect(csvLine([text]).replaceAll('"', '')).toBe(`'${text}\r\n`);
});

test.each(['-5', '-0.25', '12.5'])('%s stays a number', (text) => {
  expect(csvLine([text])).toBe(`${text}\r\n`);
});
