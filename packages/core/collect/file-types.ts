/** Types of files that evidence may have, as their bytes show them; the name only has to agree. */
import { type Problem, invalid } from '../ground/problem.ts';
import { endingOf } from './file-name.ts';

export type FileType = {
  readonly type: string;
  /** The first is the one it is kept with. */
  readonly endings: readonly string[];
  /** What can be said of where and when it was made: `stripped` is taken out without loss, `carried` cannot be, `document` is the author's own. */
  readonly metadata: 'stripped' | 'carried' | 'document';
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';
const of = (type: string, metadata: FileType['metadata'], ...endings: string[]): FileType => ({ type, endings, metadata });

/** Everything else is refused. Scripts, pages and drawings that can hold scripts (SVG, HTML) are none of them. */
export const FILE_TYPES: readonly FileType[] = [
  of('application/pdf', 'document', 'pdf'),
  of('image/jpeg', 'stripped', 'jpg', 'jpeg', 'jpe', 'jfif'), of('image/png', 'stripped', 'png'), of('image/webp', 'stripped', 'webp'),
  of('image/heic', 'carried', 'heic', 'heif'), of('video/mp4', 'carried', 'mp4', 'm4v'),
  of(`${OFFICE}.wordprocessingml.document`, 'document', 'docx'), of(`${OFFICE}.spreadsheetml.sheet`, 'document', 'xlsx'), of(`${OFFICE}.presentationml.presentation`, 'document', 'pptx'),
  of(`${OPEN}.text`, 'document', 'odt'), of(`${OPEN}.spreadsheet`, 'document', 'ods'), of(`${OPEN}.presentation`, 'document', 'odp'),
  of('text/csv', 'document', 'csv', 'tsv', 'txt'), of('text/plain', 'document', 'txt', 'text', 'md', 'log', 'csv', 'tsv'),
];

/** Endings that promise something: a name that has one of another type is false. */
const PROMISING = new Set([
  ...FILE_TYPES.flatMap((one) => one.endings), 'svg', 'html', 'htm', 'xhtml', 'xml', 'js', 'mjs', 'exe', 'dll', 'msi', 'bat', 'cmd', 'com', 'scr', 'ps1', 'sh', 'jar', 'apk', 'vbs',
  'doc', 'xls', 'ppt', 'docm', 'xlsm', 'pptm', 'dotm', 'zip', 'rar', '7z', 'gz', 'gif', 'bmp', 'tif', 'tiff', 'mov', 'rtf', 'json', 'php', 'py', 'lnk', 'hta', 'iso', 'dmg', 'app', 'deb', 'rpm',
]);

export const fileTypeOf = (type: string): FileType | null => FILE_TYPES.find((one) => one.type === type) ?? null;

/**
 * Whether a file is taken, by what its bytes show (`seen`, null when they show nothing known) and by its name. Problems (invalid):
 * `evidence-type-refused`, `evidence-type-false`.
 */
export function faultsOfType(seen: string | null, name: string): Problem[] {
  const type = seen === null ? null : fileTypeOf(seen);
  if (type === null) return [invalid('evidence-type-refused', 'file', { found: seen ?? '?', accepted: [...new Set(FILE_TYPES.map((one) => one.endings[0]!))] })];
  const ending = endingOf(name);
  if (ending === null || !PROMISING.has(ending) || type.endings.includes(ending)) return [];
  return [invalid('evidence-type-false', 'file', { found: `${ending}: ${type.type}`, accepted: type.endings })];
}
