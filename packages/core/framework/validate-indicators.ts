/** The indicators of a framework: each known to its area, its unit, its dimensions and the SDG targets it serves. */
import { invalid } from '../ground/problem.ts';
import { byCode } from './row.ts';
import type { Row } from './row.ts';
import { MONEY, dimensionOf } from './units.ts';
import { ACCOUNTABILITIES, CONFIDENCES, DIRECTIONS, KINDS, LEVELS, STAGES } from './types.ts';
import type { FrameworkIndicator } from './types.ts';
import type { Lookup } from './lookup.ts';

/** Reads the rows; problems as of `validateFramework`. */
export function readIndicators(rows: readonly Row[], lookup: Lookup): Map<string, FrameworkIndicator> {
  return byCode(rows, (row) => readIndicator(row, lookup), (one) => one.code);
}

function readIndicator(row: Row, lookup: Lookup): FrameworkIndicator {
  const indicator: FrameworkIndicator = {
    code: row.text('code'),
    level: row.oneOf('level', LEVELS),
    area: row.code('area', lookup.areas, 'areas'),
    stage: row.oneOf('stage', STAGES),
    kind: row.oneOf('kind', KINDS),
    unit: row.text('unit'),
    direction: row.oneOf('direction', DIRECTIONS),
    accountability: row.oneOf('accountability', ACCOUNTABILITIES),
    name: row.words('name'),
    definition: row.words('definition'),
    counts: row.words('counts'),
    doesNotCount: row.words('doesNotCount'),
    disaggregations: row.codes('disaggregations', lookup.dimensions, 'disaggregations'),
    overlapping: row.texts('overlapping'),
    sdgTargets: row.codes('sdgTargets', lookup.reference.targets, 'SDG targets'),
    sdgIndicator: row.textOrNull('sdgIndicator'),
    collection: row.codes('collection', lookup.collection, 'collection'),
    evidence: row.codes('evidence', lookup.evidence, 'evidence'),
    confidence: row.oneOf('confidence', CONFIDENCES),
    note: row.wordsOrNull('note'),
    source: row.code('source', lookup.sources, 'sources'),
  };
  checkAgainstLists(row, indicator, lookup);
  return indicator;
}

/** What no single member can show: an indicator at odds with its area, its unit, its own dimensions. */
function checkAgainstLists(row: Row, one: FrameworkIndicator, lookup: Lookup): void {
  const area = lookup.areas.get(one.area);
  if (area !== undefined && area.level !== one.level) contradiction(row, 'level', one.level, area.level);
  if (area !== undefined && area.stage !== one.stage) contradiction(row, 'stage', one.stage, area.stage);
  // Level 1 is published elsewhere and never a total of projects (figures 2).
  if ((one.kind === 'external') !== (one.level === 1)) contradiction(row, 'kind', one.kind, one.level === 1 ? 'external' : 'any but external');
  const target = one.sdgIndicator?.split('.').slice(0, 2).join('.');
  if (target !== undefined && !one.sdgTargets.includes(target)) contradiction(row, 'sdgIndicator', one.sdgIndicator, one.sdgTargets);
  if (!lookup.reference.units.has(one.unit) && dimensionOf(lookup.reference, one.unit) !== MONEY) unknown(row, 'unit', one.unit, 'units, currencies');
  one.overlapping.forEach((dimension, n) => {
    if (!one.disaggregations.includes(dimension)) unknown(row, `overlapping/${n}`, dimension, one.disaggregations);
  });
  if (one.evidence.length === 0) row.note(invalid('framework-shape', row.place('evidence'), { found: 'empty list', accepted: 'at least one' }));
}

const contradiction = (row: Row, member: string, found: unknown, accepted: unknown): void =>
  row.note(invalid('framework-contradiction', row.place(member), { found, accepted }));

const unknown = (row: Row, member: string, found: unknown, accepted: unknown): void =>
  row.note(invalid('framework-unknown', row.place(member), { found, accepted }));
