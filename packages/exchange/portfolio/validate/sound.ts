/** Which things of a document have a fault of form, so that their meaning is not judged on top of it. */
import type { Problem } from '@throughline/core/ground/problem.ts';

/**
 * A fault reaches up to the entry it lies in and stops there: a wrong text in a value leaves the other values of the report
 * to be judged. A member that nobody knows spoils nothing.
 */
const ENTRY = /(?:^\/(?:exchangeRates|programmes|indicators|persons|deals|projects|reports|placeTargets|legacy)|\/(?:values|targets|results|indicators|leadsTo|actors))\/[0-9]+$|\/baseline$/;

export function soundness(problems: readonly Problem[]): (at: string) => boolean {
  const faulty = new Set<string>();
  for (const { code, at } of problems) if (code !== 'member-unknown') spoil(faulty, at);
  return (at) => !faulty.has(at);
}

function spoil(faulty: Set<string>, at: string): void {
  for (let place = at; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
    faulty.add(place);
    if (ENTRY.test(place)) return;
  }
  faulty.add('');
}
