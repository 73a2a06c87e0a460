/** What the address asks to compare: indicators and places, each named once, in the order in which they were chosen. */
import { useChangeQuestion, useQuestion } from '../shell/question.ts';

export const MOST_INDICATORS = 6;
export const MOST_PLACES = 12;

const listed = (text: string | undefined): string[] => [...new Set((text ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''))];

export type Compared = {
  readonly indicators: readonly string[];
  readonly places: readonly string[];
  /** Named in the address beyond what can be read side by side. */
  readonly tooMany: boolean;
  readonly change: (indicators: readonly string[], places: readonly string[]) => void;
};

export function useCompared(): Compared {
  const { compare, places } = useQuestion();
  const change = useChangeQuestion();
  const [codes, at] = [listed(compare), listed(places)];
  return {
    indicators: codes.slice(0, MOST_INDICATORS),
    places: at.slice(0, MOST_PLACES),
    tooMany: codes.length > MOST_INDICATORS || at.length > MOST_PLACES,
    change: (next, there) => change({ compare: next.join(',') || undefined, places: there.join(',') || undefined }),
  };
}
