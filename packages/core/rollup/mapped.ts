/** Values of own indicators that were mapped to one of the framework, joined only where old values are (figures 13.4, decision 0009). */
import { mappingAt, mayJoin } from '../assure/mapping.ts';
import { ORGANISATION } from '../design/places.ts';
import type { Indicator } from '../framework/indicator.ts';
import { type Span, overlaps } from '../ground/period.ts';
import { multiply } from '../ground/rational.ts';
import type { Prepared } from './prepared.ts';
import { readMember } from './reading.ts';
import type { Legacy, MappedIndicator } from './records.ts';
import { membersAt, viewAt } from './view.ts';

/**
 * What joins the organisation's total: values in force of mapped own indicators, brought into the framework's unit. Where a project
 * reports the framework's indicator itself for an overlapping period, its own one adds nothing: the same thing counts once (figures 9).
 */
export function joiningMapped(prepared: Prepared, indicator: Indicator, range: Span, asOf: string): Legacy[] {
  const mapped = prepared.mapped.get(indicator.code) ?? [];
  if (mapped.length === 0) return [];
  const direct = new Map<string, readonly Span[]>();
  for (const { at } of membersAt(viewAt(prepared, indicator.code, asOf), ORGANISATION, null)) direct.set(at.series.project.id, at.held.map((one) => one.span));
  return mapped.flatMap((one) => valuesOf(prepared, one, indicator, range, asOf))
    .filter((row) => !(direct.get(row.project) ?? []).some((span) => overlaps(span, row.period)));
}

function valuesOf(prepared: Prepared, { indicator: code, mappings }: MappedIndicator, indicator: Indicator, range: Span, asOf: string): Legacy[] {
  const own = prepared.records.indicators.get(code);
  const mapping = mappingAt(mappings, asOf);
  if (own === undefined || mapping === null || mapping.to !== indicator.code || mapping.factor === null || !mayJoin(mapping.grade, own.kind, indicator.kind)) return [];
  const { factor, grade } = mapping;
  return membersAt(viewAt(prepared, code, asOf), ORGANISATION, null).flatMap((member) => readMember(member, own.kind, range).items.flatMap(({ held, measured }): Legacy[] => {
    if (measured.shape !== 'number') return [];
    const { submission, value } = held.version;
    return [{ project: submission.project, period: held.span, value: multiply(measured.value, factor), mapsTo: indicator.code, grade, said: { submission, value, factor } }];
  }));
}
