/**
 * Reads a generated file of so many megabytes in a process of its own and prints what it took:
 * `node packages/exchange/iati/testing/measure-reading.ts 10`.
 */
import { Buffer } from 'node:buffer';
import { generateIati } from '../generate.ts';
import { iati } from './read-all.ts';

const megabytes = Number(process.argv[2] ?? '1');

async function* source(): AsyncGenerator<Uint8Array> {
  for (const text of generateIati(megabytes * 1_000_000)) yield Buffer.from(text);
}

const began = performance.now();
let projects = 0;
let problems = 0;
for await (const event of iati().read(source(), { file: 'generated.xml', strict: true, day: '2026-01-31', organisation: null })) {
  if (event.event === 'project') projects += 1;
  if (event.event === 'problem') problems += 1;
}
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ megabytes, projects, problems, seconds: Number(seconds.toFixed(2)), megabytesPerSecond: Number((megabytes / seconds).toFixed(2)), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
