/** Numbers as people type and paste them, in the signs of their language, as the decimal text that is kept; and back for the field. */

/** Languages that write a comma before the decimals. */
const COMMA = new Set(['fr', 'es', 'ru']);
const EASTERN = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';

/** What cannot be read for certain stays as it was typed: then a check says so, and nobody guesses. */
export function readNumber(typed: string, language: string): string {
  const plain = [...typed.trim()].map((sign) => {
    const digit = Math.max(EASTERN.indexOf(sign), PERSIAN.indexOf(sign));
    return digit >= 0 ? String(digit) : sign === '٫' ? '.' : sign === '−' ? '-' : sign;
  }).join('').replace(/[\s\u00a0\u202f٬'’]/g, '');
  const comma = COMMA.has(language);
  // groups of three are groups, whatever the language; one sign alone is the decimal sign of who writes it
  if (/^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) && !(comma && /^-?\d+,\d{3}$/.test(plain))) return tidy(plain.replaceAll(',', ''));
  if (/^-?[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?$/.test(plain) || (comma && /^-?[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(plain))) return tidy(plain.replaceAll('.', '').replace(',', '.'));
  if (comma && /^-?\d+,\d+$/.test(plain)) return tidy(plain.replace(',', '.'));
  return /^-?\d*\.?\d+$/.test(plain) ? tidy(plain) : typed.trim();
}

/** No leading zeros, a digit before the point: as files write it. */
const tidy = (text: string): string => text.replace(/^(-?)0+(?=\d)/, '$1').replace(/^(-?)\./, '$10.');

/** As the field shows it while it is written. */
export const writtenNumber = (text: string, language: string): string => (COMMA.has(language) && /^-?\d+\.\d+$/.test(text) ? text.replace('.', ',') : text);

/** A block from a spreadsheet: rows of cells. Quoted cells may hold tabs and line ends. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const put = (cell: string): void => void rows.at(-1)!.push(cell);
  const pattern = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const cell = found[1]!;
    put(/^"(?:[^"]|"")*"$/.test(cell) && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (found[2] === '') break;
    if (found[2] !== '\t') rows.push([]);
  }
  // a spreadsheet ends its last row with a line end
  if (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop();
  return rows;
}
