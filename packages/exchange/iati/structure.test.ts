/**
 * Our table of the schemas against the schemas themselves: the standard's own example, for each version what it allows of
 * it, and the same with elements and attributes dropped, doubled, swapped and made up. Both must say the same of each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { XmlBufferInputProvider, XmlDocument, XmlValidateError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { sharedDir } from '../../../tools/shared.ts';
import { type Version, VERSIONS } from './structure-table.ts';
import { readText } from './testing/read-all.ts';

const folder = `${sharedDir()}/data/iati-standard`;
const FILES = ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'];
const ONE_LINE = /^\s*<[^/?!][^>]*(?:\/>|>[^<]*<\/[\w-]+>)\s*$/;

type Fault = { readonly line: number; readonly message: string };

function faultsBy(version: Version): (xml: string) => Fault[] {
  const at = (file: string): string => `file:///iati-${version}/${file}`;
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(FILES.map((file) => [at(file), readFileSync(`${folder}/schemas/${version}/${file}`)]))));
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`${folder}/schemas/${version}/${FILES[0]}`), { url: at(FILES[0]!) }));
  return (xml) => {
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ line, message }) => ({ line, message }));
    } finally {
      document.dispose();
    }
  };
}

/** The example without what a version does not know, found by asking its schema until it is content. */
function allowed(example: string, faults: (xml: string) => Fault[]): string {
  let xml = example;
  for (let step = 0; step < 200; step += 1) {
    const [fault] = faults(xml);
    if (fault === undefined) return xml;
    const lines = xml.split('\n');
    const line = lines[fault.line - 1]!;
    const attribute = /attribute '([\w-]+)'/.exec(fault.message)?.[1];
    if (attribute !== undefined) lines[fault.line - 1] = line.replace(new RegExp(` ${attribute}="[^"]*"`), '');
    else {
      const name = /<([\w-]+)/.exec(line)![1]!;
      const last = /\/>\s*$/.test(line) || line.includes(`</${name}>`) ? fault.line - 1 : lines.findIndex((one, i) => i >= fault.line && one.includes(`</${name}>`));
      lines.splice(fault.line - 1, last - fault.line + 2);
    }
    xml = lines.join('\n');
  }
  throw new Error('no allowed form was found');
}

function* variants(xml: string): Generator<[string, string]> {
  const lines = xml.split('\n');
  const made = (...parts: readonly (readonly string[])[]): string => parts.flat().join('\n');
  for (const [i, line] of lines.entries()) {
    if (!ONE_LINE.test(line)) continue;
    const [before, after] = [lines.slice(0, i), lines.slice(i + 1)];
    yield [`dropped: ${line}`, made(before, after)];
    yield [`twice: ${line}`, made(before, [line, line], after)];
    yield [`before it something unknown: ${line}`, made(before, ['<nonsense/>', line], after)];
    if (ONE_LINE.test(after[0] ?? '')) yield [`swapped: ${line}`, made(before, [after[0]!, line], after.slice(1))];
    for (const attribute of line.match(/ [\w:-]+="[^"]*"/g) ?? []) yield [`without${attribute}: ${line}`, made(before, [line.replace(attribute, '')], after)];
  }
}

describe.skipIf(!existsSync(folder)).each(VERSIONS)('version %s (the schemas of the reference material are needed)', (version) => {
  test('says of every variant what the schema says', { timeout: 120_000 }, async () => {
    const faults = faultsBy(version);
    const example = readFileSync(`${folder}/official-examples/activity-standard-example-annotated.xml`, 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '').replace(/version="2\.0\d"/, `version="${version}"`);
    const base = allowed(example, faults);
    const differing: string[] = [];
    let count = 0;
    for (const [name, xml] of [['as it is', base], ...variants(base)] as [string, string][]) {
      const refused = (await readText(xml, { strict: true })).problems.some(({ severity }) => severity === 'error');
      const isValid = faults(xml).length === 0;
      count += 1;
      if (refused === isValid) differing.push(`${isValid ? 'refused though valid' : 'passed though not valid'}, ${name.trim()}`);
    }
    expect(differing).toEqual([]);
    expect(count).toBeGreaterThan(400);
  });
});
