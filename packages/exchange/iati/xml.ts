/**
 * A stream of activities out of a stream of bytes: one tree at a time, so that memory does not grow with the file. No
 * entity is ever expanded beyond the five of XML, no document type is read, nothing outside the file is fetched.
 */
import { SaxesParser } from 'saxes';
import { type Problem, invalid } from '@throughline/core/ground/problem.ts';
import { decoded } from './decode.ts';
import type { Element } from './tree.ts';

/** Characters one activity may have: several times the largest known one, and few enough to hold. */
export const ACTIVITY_LIMIT = 24_000_000;
const DEPTH_LIMIT = 40;
/** Characters handed to the parser at once, so that activities leave before the next are read. */
const STEP = 65_536;

export type Root = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly line: number };
export type XmlEvent = { readonly root: Root } | { readonly activity: Element } | { readonly problem: Problem };

/** Stops at the first thing that is not XML or not safe; what came before has been told. */
export async function* readXml(source: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEvent> {
  const reading = new Reading();
  for await (const part of decoded(source)) {
    if ('problem' in part) {
      yield { problem: { ...part.problem, line: reading.line } };
      return;
    }
    for (let from = 0; from < part.text.length; from += STEP) {
      reading.take(part.text.slice(from, from + STEP));
      yield* reading.told();
      if (reading.stopped) return;
    }
  }
  reading.end();
  yield* reading.told();
}

/** The parser with what it has gathered of the activity that is open. */
class Reading {
  private readonly parser = new SaxesParser({ position: true });
  private events: XmlEvent[] = [];
  private open: Element | null = null;
  private depth = 0;
  private activities = 0;
  private began = 0;
  private taken = 0;
  private startLine = 1;
  stopped = false;

  constructor() {
    const { parser } = this;
    parser.on('error', (error) => this.refuse(invalid('xml-malformed', '/', { found: error.message.replace(/^\d+:\d+: /, '') })));
    parser.on('doctype', (text) => {
      if (/ENTITY|SYSTEM|PUBLIC|\[/i.test(text)) this.refuse(invalid('xml-entity', '/', { found: text.trim().slice(0, 80), accepted: '&lt; &gt; &amp; &quot; &apos;' }));
    });
    parser.on('opentagstart', () => { this.startLine = parser.line; });
    parser.on('opentag', (tag) => this.opened(tag.name, tag.attributes as Record<string, string>));
    parser.on('closetag', () => this.closed());
    parser.on('text', (text) => { if (this.open !== null) this.open.text += text; });
    parser.on('cdata', (text) => { if (this.open !== null) this.open.text += text; });
  }

  get line(): number { return this.parser.line; }

  take(text: string): void {
    this.taken += text.length;
    this.parser.write(text);
    if (this.taken - this.began > ACTIVITY_LIMIT) this.refuse(invalid('activity-too-large', '/', { found: this.taken - this.began, accepted: ACTIVITY_LIMIT }));
  }

  end(): void {
    if (this.stopped) return;
    try {
      this.parser.close();
    } catch {
      // Everything that is wrong at the end has been told by the error handler.
    }
    if (this.taken === 0) this.refuse(invalid('xml-malformed', '/', { found: '0' }));
  }

  told(): XmlEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  private opened(name: string, attributes: Record<string, string>): void {
    if (this.stopped) return;
    this.depth += 1;
    if (this.depth === 1) this.events.push({ root: { name, attributes, line: this.startLine } });
    else if (this.depth > DEPTH_LIMIT) this.refuse(invalid('activity-too-large', '/', { found: this.depth, accepted: DEPTH_LIMIT }));
    else this.grow(name, attributes);
  }

  private grow(name: string, attributes: Record<string, string>): void {
    const parent = this.open;
    if (parent === null) {
      this.activities += name === 'iati-activity' ? 1 : 0;
      this.began = this.taken;
    }
    const nth = parent === null ? this.activities : nthOf(parent, name);
    this.open = { name, attributes, children: [], text: '', line: this.startLine, parent, nth };
    parent?.children.push(this.open);
  }

  private closed(): void {
    if (this.stopped) return;
    this.depth -= 1;
    const { open } = this;
    if (open === null) return;
    this.open = open.parent;
    if (open.parent !== null) return;
    this.began = this.taken;
    this.events.push({ activity: open });
  }

  /** The first such thing ends the reading: what follows cannot be told apart from noise. */
  private refuse(problem: Problem): void {
    if (this.stopped) return;
    this.stopped = true;
    this.events.push({ problem: { ...problem, line: this.parser.line } });
  }
}

function nthOf(parent: Element, name: string): number {
  for (let i = parent.children.length - 1; i >= 0; i -= 1) if (parent.children[i]!.name === name) return parent.children[i]!.nth + 1;
  return 1;
}
