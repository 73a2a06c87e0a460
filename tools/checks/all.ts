/** Every check of the house, in the order in which a newcomer wants to hear of trouble. */
import { arrow } from './arrow.ts';
import { borders } from './borders.ts';
import { lockfile, migrations, strangers } from './keeping.ts';
import { codes, literals } from './literals.ts';
import { lint, types, unused } from './outside.ts';
import { parity } from './parity.ts';
import { problems } from './problems.ts';
import { purity } from './purity.ts';
import { sizes } from './sizes.ts';
import type { Check } from './tree.ts';
import { where } from './where.ts';
import { words } from './words.ts';

export const checks: readonly Check[] = [
  arrow, borders, purity, sizes, parity, problems, words, literals, codes, migrations, lockfile, strangers, where, types, lint,
];

/** Run only when named: they ask, and take longer. */
export const onRequest: readonly Check[] = [unused];
