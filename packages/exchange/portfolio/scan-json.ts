/**
 * Reads JSON text for what `JSON.parse` does not tell: where it breaks, which members are named twice (RFC 8259 leaves that
 * open; here it is a fault), and on which line a pointer's value stands. No library installed does all three.
 */
export type Visit = {
  /** A value begins: `name` is its member or index within what it lies in, null for the whole text. */
  readonly value?: (depth: number, name: string | number | null, offset: number) => void;
  /** A member is named a second time in one object. */
  readonly twice?: (names: readonly (string | number)[], offset: number) => void;
};

export type Broken = { readonly offset: number; readonly why: 'truncated' | 'malformed' | 'too-deep'; readonly accepted: string };

/** No document of ours is deeper than 12; far deeper ones are made to exhaust whoever reads them. */
const DEEPEST = 64;

type Level = { readonly array: boolean; readonly keys: Set<string> | null; index: number };

/** Walks the text once; null when it is JSON. */
export function scanJson(text: string, visit: Visit): Broken | null {
  return new Scanner(text, visit).run();
}

class Scanner {
  private readonly text: string;
  private readonly visit: Visit;
  private at = 0;
  private readonly levels: Level[] = [];
  private readonly names: (string | number)[] = [];
  private fault: Broken | null = null;

  constructor(text: string, visit: Visit) {
    this.text = text;
    this.visit = visit;
  }

  run(): Broken | null {
    this.space();
    this.value(null);
    while (this.fault === null && this.levels.length > 0) this.next();
    if (this.fault === null) {
      this.space();
      if (this.at < this.text.length) this.broken('end of the text');
    }
    return this.fault;
  }

  /** After a value, or after an opening bracket: the next entry or the end of the level. */
  private next(): void {
    const level = this.levels.at(-1)!;
    this.space();
    const close = level.array ? 93 : 125;
    if (this.text.charCodeAt(this.at) === close && level.index < 1) return this.leave();
    if (level.index >= 1) {
      if (this.text.charCodeAt(this.at) === close) return this.leave();
      if (this.text.charCodeAt(this.at) !== 44) return void this.broken(level.array ? ', or ]' : ', or }');
      this.at += 1;
      this.space();
    }
    level.index += 1;
    if (level.array) this.entry(level.index - 1, this.at);
    else this.member(level);
  }

  private member(level: Level): void {
    const offset = this.at;
    const key = this.string();
    if (key === null) return;
    this.space();
    if (this.text.charCodeAt(this.at) !== 58) return void this.broken(':');
    this.at += 1;
    if (level.keys!.has(key)) this.visit.twice?.([...this.names, key], offset);
    level.keys!.add(key);
    this.space();
    this.entry(key, offset);
  }

  private entry(name: string | number, offset: number): void {
    this.names.push(name);
    this.value(name, offset);
    if (!this.opened) this.names.pop();
  }

  private opened = false;

  private value(name: string | number | null, offset = this.at): void {
    this.opened = false;
    this.visit.value?.(this.levels.length, name, offset);
    const code = this.text.charCodeAt(this.at);
    if (code === 123 || code === 91) return this.enter(code === 91);
    if (code === 34) void this.string();
    else this.literal();
  }

  private enter(array: boolean): void {
    if (this.levels.length >= DEEPEST) {
      this.fault = { offset: this.at, why: 'too-deep', accepted: String(DEEPEST) };
      return;
    }
    this.levels.push({ array, keys: array ? null : new Set(), index: 0 });
    this.opened = true;
    this.at += 1;
  }

  private leave(): void {
    this.levels.pop();
    this.names.pop();
    this.at += 1;
  }

  private string(): string | null {
    const { text } = this;
    if (text.charCodeAt(this.at) !== 34) return this.broken('text in quotes');
    let escaped = false;
    for (let end = this.at + 1; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === 34) return this.taken(end + 1, escaped);
      if (code < 32) return this.broken('no line break within text', end);
      if (code !== 92) continue;
      escaped = true;
      ESCAPE.lastIndex = end;
      if (!ESCAPE.test(text)) return this.broken('an escape', text.length - end < 6 && !text.includes('"', end) ? text.length : end);
      end += 1;
    }
    return this.broken('"', text.length);
  }

  private taken(end: number, escaped: boolean): string {
    const from = this.at;
    this.at = end;
    return escaped ? (JSON.parse(this.text.slice(from, end)) as string) : this.text.slice(from + 1, end - 1);
  }

  private literal(): void {
    LITERAL.lastIndex = this.at;
    if (!LITERAL.test(this.text)) return void this.broken('a value');
    this.at = LITERAL.lastIndex;
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at += 1;
    }
  }

  private broken(accepted: string, offset = this.at): null {
    this.fault ??= { offset, why: offset >= this.text.length ? 'truncated' : 'malformed', accepted };
    return null;
  }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![0-9A-Za-z.+-])/y;

/** Lines, from 1, of the values (for members: of their names) that JSON pointers name. */
export function linesOf(text: string, pointers: Iterable<string>): Map<string, number> {
  const wanted = trieOf(pointers);
  const lines = new Map<string, number>();
  const path: (Trie | undefined)[] = [];
  const count = lineCounter(text);
  scanJson(text, {
    value: (depth, name, offset) => {
      const node = name === null ? wanted : path[depth - 1]?.next.get(String(name));
      path[depth] = node;
      if (node?.pointer !== undefined && !lines.has(node.pointer)) lines.set(node.pointer, count(offset));
    },
  });
  return lines;
}

/** The line of an offset, from 1; offsets asked must not fall. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let from = 0;
  return (offset) => {
    for (let at = text.indexOf('\n', from); at >= 0 && at < offset; at = text.indexOf('\n', from)) {
      line += 1;
      from = at + 1;
    }
    return line;
  };
}

type Trie = { pointer?: string; readonly next: Map<string, Trie> };

function trieOf(pointers: Iterable<string>): Trie {
  const root: Trie = { next: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const name of namesOf(pointer)) {
      const held = node.next.get(name) ?? { next: new Map() };
      node.next.set(name, held);
      node = held;
    }
    node.pointer = pointer;
  }
  return root;
}

/** RFC 6901. */
export const namesOf = (pointer: string): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
export const pointerTo = (...names: (string | number)[]): string =>
  names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
