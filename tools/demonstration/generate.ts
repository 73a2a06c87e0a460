/** Writes the demonstration portfolio: `node tools/demonstration/generate.ts`. A test proves that the file is what this makes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildPortfolio, type Portfolio } from './portfolio.ts';

export const portfolioPath = fileURLToPath(new URL('../../packages/server/demonstration/portfolio.json', import.meta.url));

/** One project, report, person a line: small enough to keep, plain enough to read a difference. */
export function written(portfolio: Portfolio): string {
  const members = Object.entries(portfolio).map(([name, value]) => {
    const list = Array.isArray(value) ? value : null;
    return `${JSON.stringify(name)}: ${list === null ? JSON.stringify(value) : `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`}`;
  });
  return `{ ${members.join(',\n')} }\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(dirname(portfolioPath), { recursive: true });
  const text = written(buildPortfolio());
  writeFileSync(portfolioPath, text);
  process.stdout.write(`${portfolioPath}: ${(text.length / 1e6).toFixed(2)} MB\n`);
}
