/**
 * The publisher's own indicator that an indicator element feeds (figures 13.1, decision 0006). The same reference, or the
 * same title, measure and result type, is one indicator, whichever file or activity it stands in: its code is made of what
 * it is recognised by and of nothing else. Arithmetic never mixes: kind, unit and direction belong to the identity.
 */
import { createHash } from 'node:crypto';
import type { Kind } from '@throughline/core/framework/types.ts';
import type { Words } from '@throughline/core/ground/words.ts';
import type { OwnIndicator } from '@throughline/core/transfer/bundle.ts';
import type { Context } from './context.ts';
import { kindOf } from './kind.ts';
import { narrativesOf, oneOf, titleOf } from './narratives.ts';
import { type Element, attributeOf, childrenOf, firstOf, tidy } from './tree.ts';
import { unitOf } from './unit.ts';

/** Stage of the chain by ResultType: 1 output, 2 outcome, 3 impact; 9 and anything else claims nothing (decision 0006). */
const STAGES: Readonly<Record<string, string>> = { '1': 'output', '2': 'behaviour', '3': 'impact' };
export const stageOf = (resultType: string | null): string => STAGES[resultType ?? ''] ?? 'context';

/** IndicatorVocabulary 99: the publisher's own list says more of its indicator than anybody else's. */
const OWN_VOCABULARY = '99';
const SLUG_LENGTH = 40;

/** The own indicator of one element; its scale is found later, from the values. */
export function ownIndicatorOf(result: Element, element: Element, context: Context): OwnIndicator {
  const measure = attributeOf(element, 'measure');
  const resultType = attributeOf(result, 'type');
  const kind = kindOf(result, element);
  const { name, unit } = meaningOf(result, element, kind, context);
  const direction = /^(?:0|false)$/.test(attributeOf(element, 'ascending') ?? '') ? 'down' : 'up';
  const reference = referenceOf(element);
  const title = normal(oneOf(name, context.language));
  const basis = reference === null
    ? { title, measure, resultType }
    : { vocabulary: reference.vocabulary, code: reference.code };
  const key = [basis, kind, unit, direction];
  return {
    code: codeOf(reference?.code ?? title, key), name, kind, unit, direction, stage: stageOf(resultType), accountability: null,
    scale: null, overlapping: [], tolerance: null, origin: { standard: 'iati', ...basis, measure, resultType },
  };
}

/** A part of an indicator whose parts do not add: named by what tells it from the others of its activity. */
export function partOf(own: OwnIndicator, cell: Readonly<Record<string, string>>): OwnIndicator {
  const parts = Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1));
  const label = parts.map(([name, value]) => `${name}: ${value}`).join(', ');
  return derived(own, { part: Object.fromEntries(parts) }, (text) => `${text} (${label})`);
}

/** A second element that nothing tells from the first: its own indicator, of this activity alone, so that nothing is counted twice. */
export const twinOf = (own: OwnIndicator, identifier: string, number: number): OwnIndicator =>
  derived(own, { activity: identifier, twin: number }, (text) => `${text} (${number})`);

function derived(own: OwnIndicator, by: Record<string, unknown>, named: (text: string) => string): OwnIndicator {
  const name = Object.fromEntries(Object.entries(own.name).map(([language, text]) => [language, named(text)]));
  return { ...own, code: codeOf(own.code.slice(0, own.code.lastIndexOf('-')), [own.code, by]), name, origin: { ...own.origin, of: own.code, ...by } };
}

/**
 * What an indicator is called and counted in. A title that is only a unit (`#`, `km`) takes its meaning from the result's
 * title, else from its own description, and gives its unit.
 */
function meaningOf(result: Element, element: Element, kind: Kind, context: Context): { name: Words; unit: string | null } {
  const title = titleOf(element, 'title', context.language);
  const counted = unitOf(oneOf(title, context.language));
  const unit = kind === 'rate' ? '%' : kind === 'ratio' || kind === 'qualitative' || kind === 'ordinal' ? null : counted?.unit ?? null;
  if (counted === null && Object.keys(title).length > 0) return { name: title, unit };
  const others = [titleOf(result, 'title', context.language), narrativesOf(firstOf(element, 'description'), context.language), title];
  const name = others.find((words) => Object.keys(words).length > 0) ?? { [context.language]: attributeOf(result, 'type') ?? '?' };
  return { name, unit };
}

function referenceOf(element: Element): { vocabulary: string; code: string } | null {
  const references = childrenOf(element, 'reference').flatMap((one) => {
    const [vocabulary, code] = [attributeOf(one, 'vocabulary'), attributeOf(one, 'code')];
    return vocabulary === null || code === null ? [] : [{ vocabulary, code: tidy(code) }];
  });
  return references.find(({ vocabulary }) => vocabulary === OWN_VOCABULARY) ?? references[0] ?? null;
}

const normal = (title: string): string => tidy(title.normalize('NFC')).toLowerCase().replace(/[.:;,]+$/, '');

/** Readable, and the same for the same key: `persons-trained-3f9a1c2e`. */
function codeOf(text: string, key: unknown): string {
  const written = JSON.stringify(key);
  const held = known.get(written);
  if (held !== undefined) return held;
  const slug = text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').slice(0, SLUG_LENGTH).replace(/[-.]+$/, '');
  const hash = createHash('sha256').update(written).digest('hex').slice(0, 8);
  const code = `${slug === '' ? 'indicator' : slug}-${hash}`;
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(written, code);
  return code;
}

/** Codes made lately: an indicator comes back in one activity after another. */
const known = new Map<string, string>();
const KNOWN_LIMIT = 5000;
