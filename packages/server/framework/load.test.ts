import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { groupsOf, membersOf } from '@throughline/core/framework/country-groups.ts';
import { perUsd } from '@throughline/core/framework/rates.ts';
import { said, sampleFiles } from '@throughline/core/framework/testing/sample.ts';
import { factorBetween } from '@throughline/core/framework/units.ts';
import { equal, multiply, rational } from '@throughline/core/ground/rational.ts';
import { sharedDir } from '../../../tools/shared.ts';
import { BrokenFramework, FRAMEWORKS_FOLDER, loadFrameworks, readFrameworks } from './load.ts';

const { frameworks, reference, mappings } = loadFrameworks();
const irpf = frameworks.get('irpf-2019')!;

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((one) => rmSync(one, { recursive: true, force: true })));

/** A copy of `frameworks/` that a test may change. */
function copyOfFrameworks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'frameworks-'));
  folders.push(folder);
  cpSync(FRAMEWORKS_FOLDER, folder, { recursive: true });
  return folder;
}

function addVersion(folder: string, id: string): void {
  mkdirSync(join(folder, id));
  for (const [name, content] of Object.entries(sampleFiles(id))) writeFileSync(join(folder, id, name), JSON.stringify(content));
}

const problemsOf = (folder: string): readonly string[] => {
  try {
    readFrameworks(folder);
    return [];
  } catch (error) {
    if (!(error instanceof BrokenFramework)) throw error;
    return error.problems.map((one) => `${one.at} ${one.code}`);
  }
};

describe('the frameworks of this project', () => {
  it('are one version, with all that it needs', () => {
    expect([...frameworks.keys()]).toEqual(['irpf-2019']);
    expect(mappings).toEqual([]);
    expect(irpf.validFrom).toBe('2018-01-01');
    expect(irpf.status['en']).toContain('not the official list');
  });

  it('hold the whole library: 39 indicators of level 2, 7, 10 and 10 of the others', () => {
    const levels = [...irpf.indicators.values()].map((one) => one.level);
    expect([1, 2, 3, 4].map((level) => levels.filter((one) => one === level).length)).toEqual([7, 39, 10, 10]);
    expect(irpf.areas.size).toBe(17);
  });

  it('give every area at least one indicator, and every indicator the stage and level of its area', () => {
    const used = new Set([...irpf.indicators.values()].map((one) => one.area));
    expect([...irpf.areas.keys()].filter((one) => !used.has(one))).toEqual([]);
  });

  it('load in less than 300 ms, at the best of five', () => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const started = performance.now();
      readFrameworks(FRAMEWORKS_FOLDER);
      return performance.now() - started;
    });
    expect(Math.min(...times)).toBeLessThan(300);
  });

  it('are read once and kept', () => {
    expect(loadFrameworks()).toBe(loadFrameworks());
  });

  it('say the same as the library they were made from', ({ skip }) => {
    const shared = sharedDir();
    if (shared === null) return skip('the folder of shared material is not beside this project');
    const library = JSON.parse(readFileSync(join(shared, 'domain', 'indicator-library.json'), 'utf8')).indicators as Record<string, any>[];
    const facts = (one: Record<string, any>): unknown => [one['code'], one['level'], one['area'], one['stage'], one['kind'], one['unit'], one['direction'], one['accountability'], one['confidence'], one['disaggregations'].length, one['name']['en']];
    expect([...irpf.indicators.values()].map(facts)).toEqual(library.map(facts));
    return undefined;
  });
});

describe('the reference lists', () => {
  it('are complete', () => {
    expect(reference.goals.size).toBe(17);
    expect(reference.targets.size).toBe(169);
    expect(reference.countries.size).toBe(249);
    expect(new Set([...reference.countries.values()].map((one) => one.iso2)).size).toBe(249);
    expect(new Set([...reference.countries.values()].map((one) => one.m49)).size).toBe(249);
    for (const name of ['ResultType', 'IndicatorMeasure', 'TransactionType', 'SectorVocabulary', 'BudgetStatus']) expect(reference.codeLists.get(name)?.codes.size).toBeGreaterThan(0);
    expect(reference.codeLists.get('ResultType')?.codes.get('2')).toBe('Outcome');
  });

  it('number countries as M49 does, with leading zeros, and name those that the lists leave empty', () => {
    expect(reference.countries.get('ALB')?.m49).toBe('008');
    expect(reference.countries.get('CIV')?.name).toMatchObject({ en: 'Côte d’Ivoire', zh: '科特迪瓦', ar: 'كوت ديفوار' });
    expect(reference.countries.get('MAR')?.name['fr']).toBe('Maroc');
    expect([...reference.countries.values()].filter((one) => one.region === null).map((one) => one.iso3)).toEqual(['ATA']);
  });

  it('know who was a least developed country, and when', () => {
    expect(membersOf(reference, 'LDC', '2020-12-03')).toContain('VUT');
    expect(membersOf(reference, 'LDC', '2020-12-04')).not.toContain('VUT');
    expect([groupsOf(reference, 'BTN', '2023-12-12').includes('LDC'), groupsOf(reference, 'BTN', '2023-12-13').includes('LDC')]).toEqual([true, false]);
    expect([groupsOf(reference, 'STP', '2024-12-12').includes('LDC'), groupsOf(reference, 'STP', '2024-12-13').includes('LDC')]).toEqual([true, false]);
    expect(membersOf(reference, 'LDC', '2025-01-01')).toHaveLength(44);
    expect(membersOf(reference, 'LLDC', '2025-01-01')).toHaveLength(32);
    expect(groupsOf(reference, 'ETH', '2023-06-30')).toEqual(expect.arrayContaining(['LDC', 'LLDC', '002', '202', '014']));
  });

  it('hold yearly rates as published, the euro area by its own row', () => {
    expect(perUsd(reference, 'EUR', 2023)).toBe('0.9248395584706975');
    expect(perUsd(reference, 'XOF', 2023)).toBe('606.569750165917');
    expect(perUsd(reference, 'EUR', 2004)).toBeNull();
    expect([...reference.rates.keys()].filter((one) => !reference.currencies.has(one))).toEqual([]);
    expect(reference.ratesSource).toContain('International Monetary Fund');
  });

  it('convert every unit into every other of its dimension and exactly back', () => {
    const units = [...reference.units.values()];
    for (const from of units) for (const to of units) {
      const [there, back] = [factorBetween(reference, from.code, to.code), factorBetween(reference, to.code, from.code)];
      expect(there === null).toBe(from.dimension !== to.dimension);
      if (there !== null && back !== null) expect(equal(multiply(there, back), rational('1'))).toBe(true);
    }
    expect(units.filter((one) => one.dimension !== one.code).map((one) => one.code)).toEqual(['tCO2e', 'ktCO2e', 'MWh', 'GJ', 'toe', 't', 'kt', 'kg', 'ha', 'm2']);
  });
});

describe('the texts', () => {
  const all = textsBelow(FRAMEWORKS_FOLDER);

  it('are in six languages, each in its own script', () => {
    expect(all.length).toBeGreaterThan(1300);
    const wrong = all.filter(({ words }) =>
      !/[\u4e00-\u9fff]/.test(words['zh']!) || !/[\u0600-\u06ff]/.test(words['ar']!) || !/[\u0400-\u04ff]/.test(words['ru']!));
    expect(wrong.map((one) => one.at)).toEqual([]);
  });

  it('are translated: a sentence is never the same in two languages', () => {
    const sentence = (text: string): boolean => text.split(' ').length > 4;
    const same = all.filter(({ words }) => new Set(Object.values(words)).size < 6 && Object.values(words).some(sentence));
    expect(same.map((one) => `${one.at}: ${one.words['en']}`)).toEqual([]);
  });

  it('have no stray blanks, no doubled ones and no English left over in Chinese', () => {
    const untidy = all.filter(({ words }) => Object.values(words).some((text) => text !== text.trim() || / {2}/.test(text)) || /[a-z]{4,} [a-z]{3,}/.test(words['zh']!));
    expect(untidy.map((one) => one.at)).toEqual([]);
  });

  it('label SDG targets in at most twelve words', () => {
    for (const target of reference.targets.values()) for (const language of ['en', 'fr', 'es', 'ru', 'ar']) {
      expect(target.label[language]!.split(' ').length, `${target.code} ${language}`).toBeLessThanOrEqual(12);
    }
  });
});

describe('two versions', () => {
  it('stand side by side with a mapping between them', () => {
    const folder = copyOfFrameworks();
    addVersion(folder, 'sample-2');
    mkdirSync(join(folder, 'mappings'), { recursive: true });
    const row = { fromCode: 'TCO.1', toCode: 'OUT.1', grade: 'A', note: said('the same activities'), source: 'us' };
    writeFileSync(join(folder, 'mappings', 'irpf-2019--sample-2.json'), JSON.stringify({ from: 'irpf-2019', to: 'sample-2', sources: { us: { title: 'made for a test', by: 'Throughline' } }, rows: [row] }));
    const held = readFrameworks(folder);
    expect([...held.frameworks.keys()]).toEqual(['irpf-2019', 'sample-2']);
    expect(held.mappings).toMatchObject([{ from: 'irpf-2019', to: 'sample-2', rows: [{ fromCode: 'TCO.1', toCode: 'OUT.1', grade: 'A' }] }]);
  });
});

describe('a broken framework', () => {
  it('stops the start with every problem of every file', () => {
    const folder = copyOfFrameworks();
    addVersion(folder, 'sample-2');
    const spoil = (path: string, change: (content: any) => void): void => {
      const file = join(folder, path);
      const content = JSON.parse(readFileSync(file, 'utf8'));
      change(content);
      writeFileSync(file, JSON.stringify(content));
    };
    spoil('irpf-2019/areas.json', (one) => delete one.areas[0].name.zh);
    spoil('irpf-2019/indicators.json', (one) => (one.indicators[3].unit = 'furlong'));
    spoil('sample-2/framework.json', (one) => (one.id = 'other'));
    writeFileSync(join(folder, 'sample-2', 'levels.json'), '{ "levels": [');
    expect([...problemsOf(folder)].sort()).toEqual([
      'irpf-2019/areas.json#/areas/0/name framework-untranslated',
      'irpf-2019/indicators.json#/indicators/3/unit framework-unknown',
      'sample-2/levels.json# framework-not-json',
      'sample-2/levels.json# framework-shape',
      'sample-2/levels.json#/levels framework-absent',
      'sample-2/levels.json#/levels framework-shape',
    ]);
  });

  it('is one whose folder bears another name than its id', () => {
    const folder = copyOfFrameworks();
    mkdirSync(join(folder, 'sample-3'));
    for (const [name, content] of Object.entries(sampleFiles('sample-2'))) writeFileSync(join(folder, 'sample-3', name), JSON.stringify(content));
    expect(problemsOf(folder)).toEqual(['sample-3/framework.json#/id framework-contradiction']);
  });

  it('is one whose reference lists are not there or not whole', () => {
    const folder = copyOfFrameworks();
    rmSync(join(folder, 'reference', 'sdg.json'));
    expect(problemsOf(folder)).toEqual(['reference/sdg.json# framework-file-missing']);
    const other = copyOfFrameworks();
    const file = join(other, 'reference', 'country-groups.json');
    const content = JSON.parse(readFileSync(file, 'utf8'));
    content.memberships[0].validTo = '1960-01-01';
    content.memberships[1].iso3 = 'ZZZ';
    content.memberships[2].validFrom = '1971-13-01';
    writeFileSync(file, JSON.stringify(content));
    expect(problemsOf(other)).toEqual([
      'reference/country-groups.json#/memberships/0/validTo framework-dates',
      'reference/country-groups.json#/memberships/1/iso3 framework-unknown',
      'reference/country-groups.json#/memberships/2/validFrom framework-shape',
    ]);
  });
});

/** Every text by language below a folder, with its place. */
function textsBelow(folder: string): readonly { readonly at: string; readonly words: Record<string, string> }[] {
  const found: { at: string; words: Record<string, string> }[] = [];
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) value.forEach((one, n) => walk(one, `${at}/${n}`));
    else if (typeof value === 'object' && value !== null) {
      if ('en' in value && 'ar' in value) found.push({ at, words: value as Record<string, string> });
      else for (const [key, one] of Object.entries(value)) walk(one, `${at}/${key}`);
    }
  };
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.json')) walk(JSON.parse(readFileSync(join(folder, path), 'utf8')), path);
  }
  return found;
}
