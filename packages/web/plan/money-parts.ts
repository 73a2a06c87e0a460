/** Names of the parts that money is split into. */
import type { MoneySplit } from '@throughline/contract/plan/choices.ts';
import type { Money, MoneyPart } from '@throughline/contract/plan/money.ts';
import { useIntl } from 'react-intl';
import { useWords } from '../ui/words-text.tsx';

/** Nothing more is stated of these. */
const OPEN = ['not-stated', 'several', 'none'];
export const isOpen = (key: string): boolean => OPEN.includes(key);

export function usePartName(): (split: MoneySplit, part: MoneyPart) => string {
  const intl = useIntl();
  const words = useWords();
  return (split, { key, name }) => {
    if (isOpen(key)) return intl.formatMessage({ id: `money.key.${key}` });
    const named = words(name);
    return split === 'goal' && named !== '' ? intl.formatMessage({ id: 'place.sdg-named' }, { code: key, name: named }) : named || key;
  };
}

const PLACES: Readonly<Record<MoneySplit, string>> = { programme: 'programme', source: 'donor', country: 'country', goal: 'sdg' };

/** The place of a part; null where it has none. */
export const placeOfPart = (split: MoneySplit, key: string): string | null => (isOpen(key) && key !== 'none' ? null : `${PLACES[split]}:${key}`);

export const csvOfParts = (money: Money, split: MoneySplit, name: (split: MoneySplit, part: MoneyPart) => string): string[][] => [
  [split, 'name', 'usd', 'share', 'projects'],
  ...money.splits[split].map((part) => [part.key, name(split, part), part.usd, part.share ?? '', String(part.projects)]),
];
