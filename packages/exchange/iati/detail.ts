/** What figures do not need, kept whole: an element as plain JSON, under the names that IATI gives. */
import { narrativesOf } from './narratives.ts';
import type { Element } from './tree.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Elements of an activity that have columns and rows of their own; all others are kept in `detail`. */
const READ_ELSEWHERE = new Set(['iati-identifier', 'title', 'result', 'budget', 'transaction']);

/** `{ "sector": [ … ], "participating-org": [ … ] }` in the order of the file, with each element's line. */
export function detailOf(activity: Element, language: string): Record<string, Json> {
  const detail: Record<string, Json[]> = {};
  for (const child of activity.children) {
    if (!READ_ELSEWHERE.has(child.name)) (detail[child.name] ??= []).push(jsonOf(child, language));
  }
  return { ...detail, attributes: { ...activity.attributes }, line: activity.line };
}

/** Attributes by name, narratives as `text` by language, children as lists by name. */
export function jsonOf(element: Element, language: string): Json {
  const json: Record<string, Json> = { ...element.attributes };
  const text = element.text.trim();
  if (text !== '') json['text'] = text;
  if (element.children.length === 0) return json;
  const words = narrativesOf(element, language);
  if (Object.keys(words).length > 0) json['text'] = words;
  for (const child of element.children) {
    if (child.name === 'narrative') continue;
    const held = json[child.name];
    if (Array.isArray(held)) held.push(jsonOf(child, language));
    else json[child.name] = [...(held === undefined ? [] : [held]), jsonOf(child, language)];
  }
  return json;
}
