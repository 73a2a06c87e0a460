/** The indicators of a framework: each known to its area, its unit, its dimensions and the SDG targets it serves. */
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
  if (area !== undefined && area.level !== one.level) row.fault('framework-contradiction', 'level', { found: one.level, accepted: area.level });
  if (area !== undefined && area.stage !== one.stage) row.fault('framework-contradiction', 'stage', { found: one.stage, accepted: area.stage });
  if (!lookup.reference.units.has(one.unit) && dimensionOf(lookup.reference, one.unit) !== MONEY) {
    row.fault('framework-unknown', 'unit', { found: one.unit, accepted: 'units, currencies' });
  }
  if ((one.kind === 'external') !== (one.level === 1)) row.fault('framework-contradiction', 'kind', { found: one.kind, accepted: one.level === 1 ? 'external' : 'any but external' });
  one.overlapping.forEach((dimension, n) => {
    if (!one.disaggregations.includes(dimension)) row.fault('framework-unknown', `overlapping/${n}`, { found: dimension, accepted: one.disaggregations });
  });
  const target = one.sdgIndicator?.split('.').slice(0, 2).join('.');
  if (target !== undefined && !one.sdgTargets.includes(target)) row.fault('framework-contradiction', 'sdgIndicator', { found: one.sdgIndicator, accepted: one.sdgTargets });
  if (one.evidence.length === 0) row.fault('framework-shape', 'evidence', { found: 'empty list', accepted: 'at least one' });
}
