/** Fills a template in as a spreadsheet program would: other texts at cells, everything else as it was. */
import { openZip, writeZip } from '../zip.ts';

/** `cells`: by address (`G2`), text, or a piece of XML of one's own when it begins with `<c`. The sheet of values is the second. */
export function fill(bytes: Buffer, cells: Readonly<Record<string, string>>, parts: Readonly<Record<string, string>> = {}): Buffer {
  const zip = openZip(bytes);
  const entries = zip.names.filter((name) => parts[name] === undefined).map((name): [string, string] => {
    const text = zip.read(name)!.toString();
    return [name, name === 'xl/worksheets/sheet2.xml' ? filled(text, cells) : text];
  });
  return writeZip([...entries, ...Object.entries(parts)]);
}

function filled(xml: string, cells: Readonly<Record<string, string>>): string {
  return xml.replaceAll(/<c r="([A-Z]+[0-9]+)"([^>]*?)(?:\/>|>(?:<v>.*?<\/v>|<is>.*?<\/is>)<\/c>)/gs, (whole, at: string, rest: string) => {
    const text = cells[at];
    if (text === undefined) return whole;
    if (text.startsWith('<c')) return text;
    const style = / s="[0-9]+"/.exec(rest)?.[0] ?? '';
    if (text === '') return `<c r="${at}"${style}/>`;
    return /^-?[0-9.]+(E[+-]?[0-9]+)?$/.test(text) ? `<c r="${at}"${style}><v>${text}</v></c>` : `<c r="${at}"${style} t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  });
}
