/** What a proof is: one promise of the product, shown at its full size with public commands, and written down. */
export type Shown = {
  readonly holds: boolean;
  /** What was measured, in order: "peak memory" → "231 MiB". */
  readonly figures: readonly (readonly [what: string, value: string])[];
  /** What did not hold, in words; empty when it holds. */
  readonly failures: readonly string[];
};

export type Asked = { readonly seed: number; readonly say: (line: string) => void };

export type Proof = {
  readonly name: string;
  /** The line that it shows. */
  readonly promise: string;
  /** The commands that it uses, as a person would type them. */
  readonly command: string;
  readonly seed?: number;
  /** About how long it takes on two cores; CI takes those that fit into its limit in turn. */
  readonly minutes: number;
  /** Whether it reads the reference material that lies beside the project. */
  readonly needsShared?: boolean;
  readonly run: (asked: Asked) => Promise<Shown>;
};

/** Collects what a proof sees; a failure is told and the proof goes on. */
export function watch(say: (line: string) => void) {
  const figures: [string, string][] = [];
  const failures: string[] = [];
  return {
    note(what: string, value: string | number): void {
      figures.push([what, String(value)]);
      say(`${what}: ${value}`);
    },
    expect(holds: boolean, otherwise: string): boolean {
      if (!holds && failures.length < 50) {
        failures.push(otherwise);
        say(`FAILS: ${otherwise}`);
      }
      return holds;
    },
    shown: (): Shown => ({ holds: failures.length === 0, figures, failures }),
  };
}
