/** Times, and what is told of them. */
export type Times = { readonly p50: number; readonly p95: number; readonly count: number };

/** Milliseconds of each run; the first ones warm plans and caches and are not counted. */
export async function timed(runs: number, warm: number, run: (at: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (let at = 0; at < runs + warm; at += 1) {
    const began = performance.now();
    await run(at);
    if (at >= warm) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { p50: at(0.5), p95: at(0.95), count: runs };
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0));

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
