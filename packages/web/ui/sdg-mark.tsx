import './sdg-mark.css';
import { useFramework } from '../framework/use-framework.ts';
import { useWords } from './words-text.tsx';

/** An SDG or one of its targets: number beside a swatch in the goal's own colour, the only use of those colours. */
export function SdgMark({ target }: { target: string }) {
  const words = useWords();
  const goal = useFramework()?.sdgs.find((one) => one.code === target.split('.')[0]);
  return (
    <span className="sdg-mark" title={words(goal?.name)}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" fill={goal?.colour ?? 'currentColor'} /></svg>
      <bdi>{target}</bdi>
    </span>
  );
}
