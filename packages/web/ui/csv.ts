/** Rows as a CSV file (RFC 4180), UTF-8 with its mark so that spreadsheets read all scripts. */
import { saveFile } from './save-picture.ts';

export function csvText(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

export function saveCsv(name: string, rows: readonly (readonly string[])[]): void {
  saveFile(name, new Blob(['\uFEFF', csvText(rows)], { type: 'text/csv;charset=utf-8' }));
}

/** A text that a spreadsheet would take for a formula is marked as text; numbers, negative ones too, stay numbers. */
function field(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![0-9])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
