/** Lines of comma-separated values (RFC 4180), safe to open in a spreadsheet. */

/** What spreadsheets take for the beginning of a formula. A plain number keeps its sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

/** One line, ended as the standard asks. Null is an empty field. */
export const csvLine = (fields: readonly (string | number | null)[]): string => `${fields.map(csvField).join(',')}\r\n`;

function csvField(field: string | number | null): string {
  if (field === null) return '';
  const text = String(field);
  // A quote in front makes the spreadsheet read text, whatever a publisher or a person wrote.
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
