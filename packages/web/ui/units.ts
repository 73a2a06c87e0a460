/** Names of units as the framework has them; money and shares carry theirs in the number itself. */
import { useFramework } from '../framework/use-framework.ts';
import type { Valued } from './format.ts';
import { useWords } from './words-text.tsx';

/** A unit alone, as it is chosen or written beside a field. */
export function useUnitName(): (unit: string) => string {
  const words = useWords();
  const units = useFramework()?.units;
  return (unit) => words(units?.find((one) => one.code === unit)?.name) || unit;
}

export function useUnit(): (of: Valued) => string {
  const name = useUnitName();
  return ({ kind, unit }) => {
    if (unit === null || kind === 'ratio' || kind === 'qualitative' || kind === 'ordinal' || /^[A-Z]{3}$/.test(unit)) return '';
    if (unit === 'percent' || unit === '%') return '%';
    return name(unit);
  };
}
