/** What must hold whatever the data: the properties of figures 14 that figures by the plain rules can show. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PortfolioDocument } from '@throughline/exchange/portfolio/document.ts';
import { toRecords } from '@throughline/exchange/portfolio/to-records.ts';
import { factorBetween } from '../framework/units.ts';
import { dayOf } from '../ground/day.ts';
import { type Rational, add, compare, divide, equal, multiply, rational } from '../ground/rational.ts';
import { answer, figure, figuresBy, prepare } from './ask.ts';
import type { Figure, Question } from './figure.ts';
import type { Prepared } from './prepared.ts';
import { defaultQuestions } from './questions.ts';
import { recombine } from './recombine.ts';
import type { Records } from './records.ts';
import { generatePortfolio } from './generated-portfolio.ts';
import { known } from './testing/known.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 20);
vi.setConfig({ testTimeout: 30_000 + RUNS * 1000 });
/** After everything was verified, and amid it. */
const LATE = '2030-01-01';
const AMID = ['2021-04-12', '2022-01-15', '2023-01-12', '2023-07-10'];

const documentOf = (seed: number, size: number): PortfolioDocument => generatePortfolio(seed, size) as unknown as PortfolioDocument;
const recordsOf = (seed: number, size: number): Records => toRecords(documentOf(seed, size), known);

/** A portfolio by its seed and its number of projects; fast-check shrinks the seed away, the size is what tells. */
const portfolios = fc.record({ seed: fc.nat({ max: 1_000_000 }), size: fc.integer({ min: 1, max: 6 }), amid: fc.constantFrom(...AMID) });

function always(holds: (given: { seed: number; size: number; amid: string; records: Records }) => void, runs = RUNS): void {
  fc.assert(fc.property(portfolios, (one) => holds({ ...one, records: recordsOf(one.seed, one.size) })), { numRuns: runs });
}

const MORE_PERIODS = ['2021Q3', '2022Q2..2023Q1', '2021..2022'];
const MORE_PLACES = ['programme:PR1+country:KEN', 'programme:PR1+sdg:9', 'unit:U1', 'donor:DN1', 'sdg:9.4', 'country:none'];

/** Every default question, and others by quarter, at joined places and amid the reports. */
function questions(prepared: Prepared, asOf: string): Question[] {
  const own = defaultQuestions(prepared, asOf);
  const indicators = [...new Set(own.map((one) => one.indicator))];
  const more = indicators.flatMap((indicator) => ['organisation', ...MORE_PLACES].flatMap((place) =>
    MORE_PERIODS.map((period): Question => ({ indicator, place, period, asOf }))));
  return [...own, ...more];
}

const figuresOf = (prepared: Prepared, asOf: string): Figure[] => questions(prepared, asOf).map((one) => figure(prepared, one).figure);

/** The same whatever the order of lists. */
const canonical = (one: Figure): string => JSON.stringify(one, (_key, value: unknown) => {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(item)).sort();
  return value;
});

describe('figures', () => {
  it('do not depend on the order of arrival', () => always(({ records, seed, amid }) => {
    const turned: Records = {
      ...records,
      submissions: shuffled(records.submissions, seed),
      projectIndicators: shuffled(records.projectIndicators, seed + 1),
      placeTargets: shuffled(records.placeTargets, seed + 2),
    };
    const [one, other] = [prepare(records), prepare(turned)];
    const asked = questions(one, amid);
    for (const question of asked) expect(canonical(figure(other, question).figure)).toBe(canonical(figure(one, question).figure));
  }));

  it('do not change when the same reports arrive twice', () => always(({ records, amid }) => {
    const twice = prepare({ ...records, submissions: [...records.submissions, ...records.submissions] });
    expect(figuresOf(twice, amid).map(canonical)).toEqual(figuresOf(prepare(records), amid).map(canonical));
  }));

  it('take no notice of drafts and returned reports', () => always(({ records }) => {
    const checked = prepare({ ...records, submissions: records.submissions.filter((one) => one.state === 'verified') });
    expect(figuresOf(checked, LATE)).toEqual(figuresOf(prepare(records), LATE));
  }));

  it('asked as of a date are those of a store that stopped at that date', () => always(({ records, amid }) => {
    const stopped = prepare({ ...records, submissions: records.submissions.filter((one) => one.verified !== null && dayOf(one.verified) <= amid) });
    const whole = prepare(records);
    for (const question of questions(stopped, amid)) {
      expect(figure(whole, question).figure).toEqual(figure(stopped, { ...question, asOf: LATE }).figure);
    }
  }));

  it('recombine from their contributions alone', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of [...questions(prepared, LATE), ...questions(prepared, amid)]) {
      const { working } = figure(prepared, { ...question, withLegacy: true }, { working: true });
      expect(recombine(working!)).toBe(working!.value);
      for (const cell of figuresBy(prepared, { ...question, by: 'sex' }, { working: true })) expect(recombine(cell.working!)).toBe(cell.working!.value);
    }
  }, Math.ceil(RUNS / 2)));

  it('leave nothing out without saying so', () => always(({ records }) => {
    const prepared = prepare(records);
    for (const question of defaultQuestions(prepared, AMID[2]!).filter((one) => one.place === 'organisation')) {
      const { working } = figure(prepared, question, { working: true });
      const said = working!.contributions.length + working!.leftOut.filter((one) => one.submission !== null).length;
      const there = records.submissions.flatMap((one) => one.values).filter((value) => value.indicator === question.indicator);
      expect(said).toBe(there.length);
    }
  }));
});

describe('totals', () => {
  it('of additive kinds are the sum of the countries and of none', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of questions(prepared, amid).filter((one) => one.place === 'organisation')) {
      const total = answer(prepared, question);
      if (!['flow', 'cumulative', 'stock'].includes(total.indicator.kind)) continue;
      const parts = ['ETH', 'KEN', 'SEN', 'PER', 'none'].map((iso3) => answer(prepared, { ...question, place: `country:${iso3}` }));
      const sum = parts.reduce((all, one) => add(all, one.outcome.value ?? rational(0)), rational(0));
      expect(equal(sum, total.outcome.value ?? rational(0)), question.indicator).toBe(true);
      expect(parts.reduce((all, one) => all + one.covered.expected, 0)).toBe(total.covered.expected);
      expect(parts.reduce((all, one) => all + one.covered.reported, 0)).toBe(total.covered.reported);
    }
  }));

  it('of unions lie between the largest part and the sum of parts', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of questions(prepared, amid).filter((one) => one.place === 'organisation')) {
      const total = answer(prepared, question);
      if (!['distinct', 'distinct-sum'].includes(total.indicator.kind) || total.outcome.low === undefined) continue;
      const parts = [...records.projects.keys()].map((id) => answer(prepared, { ...question, place: `project:${id}` }).outcome);
      const sum = parts.reduce((all, one) => add(all, one.high ?? rational(0)), rational(0));
      expect(compare(total.outcome.high!, sum)).toBeLessThanOrEqual(0);
      expect(compare(total.outcome.low, total.outcome.gross!)).toBeLessThanOrEqual(0);
      for (const part of parts) if (part.low) expect(compare(total.outcome.low, part.low)).toBeGreaterThanOrEqual(0);
    }
  }));

  it('of ratios and means lie between the lowest and the highest member', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of questions(prepared, amid).filter((one) => one.place === 'organisation')) {
      const total = answer(prepared, question);
      if (!['ratio', 'weighted-mean', 'intensity'].includes(total.indicator.kind) || total.outcome.value === null) continue;
      const members = [...records.projects.keys()].map((id) => answer(prepared, { ...question, place: `project:${id}` }).outcome.value)
        .filter((value): value is Rational => value !== null).sort(compare);
      expect(compare(members[0]!, total.outcome.value)).toBeLessThanOrEqual(0);
      expect(compare(members.at(-1)!, total.outcome.value)).toBeGreaterThanOrEqual(0);
    }
  }));
});

describe('like-for-like', () => {
  it('is the full comparison where nothing is missing, and never compares more than answered', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of questions(prepared, amid)) {
      const { label, verdict, achievement, likeForLike, coverage, target } = figure(prepared, question).figure;
      if (label === 'exact' && achievement !== null) {
        expect(likeForLike).toMatchObject({ achievement, verdict, target });
        expect(likeForLike!.share ?? '1').toBe('1');
      }
      // Where nobody is expected there may be a value all the same: totals of projects that are over, parts of regional ones.
      if (coverage.reported === 0 && coverage.expected > 0) expect(likeForLike).toBeNull();
      if (likeForLike?.share && coverage.budgetShare) expect(Number(likeForLike.share)).toBeLessThanOrEqual(Number(coverage.budgetShare));
    }
  }));
});

describe('a gap', () => {
  it('is never a zero: without its reports a project says nothing, and the total says less', () => always(({ records, seed }) => {
    const ids = [...records.projects.keys()];
    const silent = ids[seed % ids.length]!;
    const fewer = prepare({ ...records, submissions: records.submissions.filter((one) => one.project !== silent) });
    const whole = prepare(records);
    for (const question of defaultQuestions(whole, LATE)) {
      if (question.place === `project:${silent}`) {
        const { value, label, coverage } = figure(fewer, question).figure;
        expect([value, label, coverage.reported]).toEqual([null, 'no-data', 0]);
      } else if (question.place === 'organisation') {
        const [before, after] = [figure(whole, question).figure, figure(fewer, question).figure];
        if (after.coverage.expected > after.coverage.reported) expect(after.label).not.toBe('exact');
        if (after.value === '0') expect(after.coverage.reported).toBeGreaterThan(0);
        expect(after.coverage.reported).toBeLessThanOrEqual(before.coverage.reported);
      }
    }
  }));
});

describe('cells', () => {
  it('of an exclusive dimension add up to the total', () => always(({ records, amid }) => {
    const prepared = prepare(records);
    for (const question of questions(prepared, amid)) {
      const total = answer(prepared, question);
      if (!['flow', 'cumulative', 'stock'].includes(total.indicator.kind) || total.outcome.value === null) continue;
      for (const by of ['sex', 'country']) {
        const cells = figuresBy(prepared, { ...question, by }, { working: true });
        const sum = cells.reduce((all, one) => add(all, exact(one.working!.value!)), rational(0));
        expect(equal(sum, total.outcome.value), `${question.indicator} ${question.place} ${question.period} by ${by}`).toBe(true);
      }
    }
  }, Math.ceil(RUNS / 2)));

  it('of ratios add by numerator and denominator', () => always(({ records }) => {
    const prepared = prepare(records);
    for (const question of defaultQuestions(prepared, LATE).filter((one) => records.indicators.get(one.indicator)!.kind === 'ratio')) {
      const total = answer(prepared, question).outcome;
      if (!total.denominator) continue;
      const cells = figuresBy(prepared, { ...question, by: 'sex' }).map((one) => one.figure);
      const sum = cells.reduce((all, one) => add(all, rational(one.denominator ?? '0')), rational(0));
      expect(equal(sum, total.denominator)).toBe(true);
    }
  }));
});

describe('units', () => {
  it('convert there and back exactly', () => {
    const codes = ['tCO2e', 'ktCO2e', 'MWh', 'GJ', 'toe', 't', 'kt', 'kg', 'ha', 'm2'];
    const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 9 })).map(([n, places]): Rational => ({ n, d: 10n ** BigInt(places) }));
    fc.assert(fc.property(fc.constantFrom(...codes), fc.constantFrom(...codes), decimals, (from, to, value) => {
      const [there, back] = [factorBetween(known.reference, from, to), factorBetween(known.reference, to, from)];
      if (there === null || back === null) return there === back;
      return equal(multiply(multiply(value, there), back), value);
    }), { numRuns: RUNS * 5 });
  });
});

/** "5/18" or "7". */
function exact(text: string): Rational {
  const [n, d] = text.split('/');
  return d === undefined ? rational(n!) : divide(rational(n!), rational(d))!;
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const list = [...all];
  let state = seed + 1;
  for (let i = list.length - 1; i > 0; i -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

// A portfolio that never reports would prove nothing: the generator has to make what the properties speak of.
describe('the generator', () => {
  it('gives the same document for the same seed, and makes what the rules speak of', () => {
    expect(generatePortfolio(7, 4)).toEqual(generatePortfolio(7, 4));
    const labels = new Set<string>();
    let regional = 0;
    let judged = 0;
    for (let seed = 0; seed < 12; seed += 1) {
      for (const one of figuresOf(prepare(recordsOf(seed, 5)), LATE)) {
        labels.add(one.label);
        if (one.includesRegional) regional += 1;
        if (one.verdict !== null) judged += 1;
      }
    }
    expect([...labels].sort()).toEqual(['bounds', 'exact', 'lower-bound', 'no-data', 'not-applicable', 'reporters-only']);
    expect(regional).toBeGreaterThan(0);
    expect(judged).toBeGreaterThan(100);
  });
});
