/** Writes an .xlsx file (ECMA-376): a few sheets with widths, locks, lists to choose from, checks of numbers, comments. Every text is written as text, so that none is ever a formula. */
import { writeZip } from './zip.ts';

/** How a cell looks; the number is its place among the formats of `STYLES`. */
export const LOOKS = ['plain', 'head', 'title', 'locked', 'entry', 'entry-text', 'wrong', 'wrong-text', 'odd', 'odd-text', 'wrap'] as const;
export type Look = (typeof LOOKS)[number];
export type Cell = { readonly text: string; readonly look: Look; /** Written as a number, where it is one that a spreadsheet holds exactly. */ readonly number?: boolean };
export type Choice = { readonly at: string; readonly list: string };
export type Out = {
  readonly name: string; readonly widths: readonly number[]; readonly rows: readonly (readonly (Cell | null)[])[];
  readonly hidden?: 'hidden' | 'veryHidden'; readonly rightToLeft?: boolean; readonly locked?: boolean; readonly frozen?: boolean;
  readonly hiddenColumns?: number; readonly choices?: readonly Choice[]; readonly numbers?: readonly string[]; readonly comments?: ReadonlyMap<string, string>;
  /** Shown by a spreadsheet when something else than a number is written. */
  readonly fault?: { readonly title: string; readonly text: string };
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Characters that XML has none of are left out; a text of more than a cell can hold is cut there by nobody: it is the caller's to split. */
// oxlint-disable-next-line no-control-regex
export const xml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;');

export const columnOf = (n: number): string => (n < 26 ? String.fromCharCode(65 + n) : `${columnOf(Math.floor(n / 26) - 1)}${columnOf(n % 26)}`);

export function writeWorkbook(sheets: readonly Out[], active = 0): Buffer {
  const commented = sheets.map((one) => (one.comments?.size ?? 0) > 0);
  const entries: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets, commented)],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${sheets.map((one, n) =>
      `<sheet name="${xml(one.name)}" sheetId="${n + 1}"${one.hidden === undefined ? '' : ` state="${one.hidden}"`} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${RELATIONS}">${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', STYLES],
  ];
  sheets.forEach((one, n) => {
    entries.push([`xl/worksheets/sheet${n + 1}.xml`, sheetXml(one, n === active)]);
    if (!commented[n]) return;
    entries.push([`xl/worksheets/_rels/sheet${n + 1}.xml.rels`, `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing${n + 1}.vml"/><Relationship Id="rId2" Type="${OFFICE}/comments" Target="../comments${n + 1}.xml"/></Relationships>`]);
    entries.push([`xl/comments${n + 1}.xml`, commentsXml(one.comments!)], [`xl/drawings/vmlDrawing${n + 1}.vml`, notesXml(one.comments!)]);
  });
  return writeZip(entries);
}

const contentTypes = (sheets: readonly Out[], commented: readonly boolean[]): string => `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.map((_, n) =>
  `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>${commented[n] ? `<Override PartName="/xl/comments${n + 1}.xml" ContentType="${TYPE}.comments+xml"/>` : ''}`).join('')}</Types>`;

function sheetXml(sheet: Out, selected: boolean): string {
  const view = `<sheetViews><sheetView workbookViewId="0"${sheet.rightToLeft ? ' rightToLeft="1"' : ''}${selected ? ' tabSelected="1"' : ''} showGridLines="${sheet.frozen ? 1 : 0}">${sheet.frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''}</sheetView></sheetViews>`;
  const first = sheet.widths.length - (sheet.hiddenColumns ?? 0);
  const cols = `<cols>${sheet.widths.map((width, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"${n >= first ? ' hidden="1"' : ''}/>`).join('')}</cols>`;
  const rows = sheet.rows.map((row, n) => `<row r="${n + 1}">${row.map((cell, m) => (cell === null ? '' : cellXml(`${columnOf(m)}${n + 1}`, cell))).join('')}</row>`).join('');
  const locked = sheet.locked ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>' : '';
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${view}${cols}<sheetData>${rows}</sheetData>${locked}${checksXml(sheet)}${(sheet.comments?.size ?? 0) > 0 ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

function cellXml(at: string, { text, look, number }: Cell): string {
  const style = ` s="${LOOKS.indexOf(look)}"`;
  if (text === '') return `<c r="${at}"${style}/>`;
  return number && exact(text) ? `<c r="${at}"${style}><v>${text}</v></c>` : `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;
}

/** Fifteen digits are what a spreadsheet keeps; a longer number is written as text, so that nothing is lost. */
const exact = (text: string): boolean => /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text) && text.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;

/** References of one list stand together, many to a rule, as a rule of each cell would be thousands. */
function checksXml({ choices = [], numbers = [], fault }: Out): string {
  const said = fault === undefined ? '' : ` errorTitle="${xml(fault.title.slice(0, 32))}" error="${xml(fault.text.slice(0, 255))}"`;
  const lists = [...Map.groupBy(choices, (one) => one.list)].map(([list, all]) => `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${all.map((one) => one.at).join(' ')}"><formula1>${xml(list)}</formula1></dataValidation>`);
  const rule = numbers.length === 0 ? [] : [`<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1"${said} sqref="${numbers.join(' ')}"><formula1>-1E+100</formula1><formula2>1E+100</formula2></dataValidation>`];
  const all = [...lists, ...rule];
  return all.length === 0 ? '' : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
}

const commentsXml = (comments: ReadonlyMap<string, string>): string => `${HEAD}<comments xmlns="${MAIN}"><authors><author>Throughline</author></authors><commentList>${[...comments].map(([at, text]) =>
  `<comment ref="${at}" authorId="0"><text><t xml:space="preserve">${xml(text)}</t></text></comment>`).join('')}</commentList></comments>`;

/** Where each comment is drawn; spreadsheets show none that has no such place. */
const notesXml = (comments: ReadonlyMap<string, string>): string => `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype>${[...comments.keys()].map((at, n) => {
  const [, letters = 'A', line = '1'] = /^([A-Z]+)([0-9]+)$/.exec(at) ?? [];
  const column = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
  return `<v:shape id="n${n}" type="#t202" style="position:absolute;visibility:hidden;width:240pt;height:80pt" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${Number(line) - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}).join('')}</xml>`;

const fill = (colour: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/></patternFill></fill>`;
const format = (one: { font?: number; fill?: number; border?: number; open?: boolean; text?: boolean; wrap?: boolean }): string =>
  `<xf numFmtId="${one.text ? 49 : 0}" fontId="${one.font ?? 0}" fillId="${one.fill ?? 0}" borderId="${one.border ?? 0}" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top"${one.wrap ? ' wrapText="1"' : ''}/><protection locked="${one.open ? 0 : 1}"/></xf>`;
const FORMATS = [
  {}, { font: 1, fill: 2, border: 1, wrap: true }, { font: 2, wrap: true }, { fill: 2, border: 1, wrap: true }, { border: 1, open: true }, { border: 1, open: true, text: true, wrap: true },
  { border: 1, fill: 3, open: true }, { border: 1, fill: 3, open: true, text: true, wrap: true }, { border: 1, fill: 4, open: true }, { border: 1, fill: 4, open: true, text: true, wrap: true }, { wrap: true },
];
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('F0F2F4')}${fill('F9D6D2')}${fill('FFF1C2')}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFB8C0C8"/></${side}>`).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length}">${FORMATS.map(format).join('')}</cellXfs></styleSheet>`;
