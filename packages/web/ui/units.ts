/** Names of units as the framework has them; money and shares carry theirs in the number itself. */
import { useFramework } from '../framework/use-framework.ts';
import type { Valued } from './format.ts';
import { useWords } from './words-text.tsx';

export function useUnit(): (of: Valued) => string {
  const words = useWords();
  const units = useFramework()?.units;
  return ({ kind, unit }) => {
    if (unit === null || kind === 'ratio' || kind === 'qualitative' || kind === 'ordinal' || /^[A-Z]{3}$/.test(unit)) return '';
    if (unit === 'percent' || unit === '%') return '%';
    return words(units?.find((one) => one.code === unit)?.name) || unit;
  };
}
