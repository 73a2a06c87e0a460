/** Stages of the theory of change in their order: the framework's, and before them what the organisation puts in and does. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useWords } from '../ui/words-text.tsx';

export type TheoryStage = { code: string; name: string; meaning: string; sphere: string };

/** What comes before the first result has no result area, so no framework lists it as a stage. */
const BEFORE = ['input', 'activity'] as const;

export function useTheoryStage(whole: WholeFramework): { all: readonly TheoryStage[]; name: (code: string) => string } {
  const intl = useIntl();
  const words = useWords();
  return useMemo(() => {
    const sphere = (id: string) => words(whole.spheres.find((one) => one.code === id)?.name) || id;
    const all = [
      ...BEFORE.map((code) => ({ code, name: intl.formatMessage({ id: `framework.stage.${code}` }), meaning: '', sphere: sphere('control') })),
      ...whole.stages.map((one) => ({ code: one.code, name: words(one.name), meaning: words(one.meaning), sphere: sphere(one.sphere) })),
    ];
    return { all, name: (code) => all.find((one) => one.code === code)?.name ?? code };
  }, [whole, intl]);
}
