/**
 * What is being written, outside of what draws it: a keystroke changes one line, and only who shows that line hears of it. Knows
 * what the server holds (`base`), what was changed since, and the way back. Nothing typed is let go of before the server has it.
 */
import type { ReportPage } from '@throughline/contract/collect/report.ts';
import { type Typed, sameTyped } from '@throughline/core/collect/draft.ts';
import type { Problem } from '@throughline/core/ground/problem.ts';

export type Change = { readonly code: string; readonly before: Typed; readonly after: Typed };
export const NOTHING: Typed = { said: null, note: null };
export type Check = (code: string, typed: Typed) => Problem[];

/** The narrative of the whole report stands among the values, under no code. */
export const NARRATIVE = '';
const ALL = '*';

export class Writing {
  version: number;
  base: Map<string, Typed>;
  private readonly now: Map<string, Typed>;
  private readonly found = new Map<string, Problem[]>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly check: Check;
  private undone: Change[][] = [];
  private done: Change[][] = [];
  private counted = 0;
  private begun: { readonly code: string; readonly before: Typed } | null = null;

  constructor(page: ReportPage, check: Check) {
    this.version = page.version;
    this.check = check;
    this.base = new Map(page.rows.flatMap((row) => (row.typed === null ? [] : [[row.indicator, { said: row.typed.said, note: row.typed.note }]])));
    if (page.narrative !== null) this.base.set(NARRATIVE, { said: null, note: page.narrative });
    this.now = new Map(this.base);
    for (const [code, typed] of this.now) this.found.set(code, check(code, typed));
  }

  of = (code: string): Typed => this.now.get(code) ?? NOTHING;
  problems = (code: string): readonly Problem[] => this.found.get(code) ?? NONE;
  /** Counts every change, for who shows the whole. */
  changes = (): number => this.counted;
  all = (): ReadonlyMap<string, Typed> => this.now;

  listen(code: string, changed: () => void): () => void {
    const held = this.listeners.get(code) ?? new Set();
    this.listeners.set(code, held);
    held.add(changed);
    return () => held.delete(changed);
  }
  listenAll = (changed: () => void): (() => void) => this.listen(ALL, changed);

  /** One step: any number of values at once, taken back at once. */
  change(values: ReadonlyMap<string, Typed>): void {
    const step = [...values].map(([code, after]) => ({ code, before: this.of(code), after })).filter((one) => !sameWriting(one.before, one.after));
    if (step.length === 0) return;
    this.done.push(step);
    this.undone = [];
    this.put(step.map((one) => [one.code, one.after]));
  }

  /** While a field is written: every sign is there to be judged and saved, and the whole is one step. */
  begin(code: string): void { if (this.begun?.code !== code) this.begun = { code, before: this.of(code) }; }
  type(code: string, typed: Typed): void { this.put([[code, typed]]); }
  end(keep: boolean): void {
    const { begun } = this;
    this.begun = null;
    if (begun === null) return;
    const after = this.of(begun.code);
    if (!keep) this.put([[begun.code, begun.before]]);
    else if (!sameWriting(begun.before, after)) {
      this.done.push([{ ...begun, after }]);
      this.undone = [];
      this.put([]);
    }
  }

  undo(): readonly string[] { return this.turn(this.done, this.undone, 'before'); }
  redo(): readonly string[] { return this.turn(this.undone, this.done, 'after'); }
  get canUndo(): boolean { return this.done.length > 0; }
  get canRedo(): boolean { return this.undone.length > 0; }

  private turn(from: Change[][], to: Change[][], end: 'before' | 'after'): readonly string[] {
    const step = from.pop();
    if (step === undefined) return [];
    to.push(step);
    this.put(step.map((one) => [one.code, one[end]]));
    return step.map((one) => one.code);
  }

  private put(values: readonly (readonly [string, Typed])[]): void {
    for (const [code, typed] of values) {
      this.now.set(code, typed);
      this.found.set(code, this.check(code, typed));
    }
    this.counted += 1;
    for (const [code] of values) this.tell(code);
    this.tell(ALL);
  }

  private tell(code: string): void {
    for (const changed of this.listeners.get(code) ?? []) changed();
  }

  /** What the server does not have yet. */
  unsaved(): Map<string, Typed> {
    return new Map([...this.now].filter(([code, typed]) => !sameTyped(typed, this.base.get(code) ?? NOTHING)));
  }

  /** The server has what was sent; what was typed meanwhile is still to be sent. */
  saved(version: number, sent: ReadonlyMap<string, Typed>): void {
    this.version = version;
    for (const [code, typed] of sent) this.base.set(code, typed);
    this.tell(ALL);
  }

  /** What somebody else saved becomes the ground; of mine only `mine` stands upon it. */
  rebased(version: number, theirs: ReadonlyMap<string, Typed>, mine: ReadonlyMap<string, Typed>): void {
    const touched = new Set([...this.now.keys(), ...theirs.keys()]);
    this.version = version;
    this.base = new Map(theirs);
    this.done = [];
    this.undone = [];
    this.put([...touched].map((code) => [code, mine.get(code) ?? theirs.get(code) ?? NOTHING] as const));
  }
}

const NONE: readonly Problem[] = [];
const sameWriting = (a: Typed, b: Typed): boolean => JSON.stringify(a) === JSON.stringify(b);
