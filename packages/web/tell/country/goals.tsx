/** SDGs by result: goals at which projects of the place stand. They overlap and are never added up (figures 3.3). */
import type { GoalRow } from '@throughline/contract/tell/country.ts';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { WordsText } from '../../ui/words-text.tsx';

export function Goals({ goals }: { goals: readonly GoalRow[] }) {
  return (
    <section aria-labelledby="goals-name">
      <h2 id="goals-name"><FormattedMessage id="country.goals" /></h2>
      {goals.length === 0 ? <p className="measure"><FormattedMessage id="country.no-goals" /></p> : (
        <>
          <p className="note measure"><FormattedMessage id="country.goals-note" /></p>
          <ul className="place-rows is-goals">
            {goals.map((one) => (
              <li key={one.goal}>
                <span className="goal-name"><SdgMark target={one.goal} /> <PlaceLink place={`sdg:${one.goal}`}><WordsText words={one.name} otherwise={one.goal} /></PlaceLink></span>
                <span className="goal-targets">
                  {one.targets.length > 0 && <><FormattedMessage id="country.goal-targets" />{' '}{one.targets.map((target) => <PlaceLink key={target} place={`sdg:${target}`}><bdi>{target}</bdi></PlaceLink>)}</>}
                </span>
                <span className="place-count"><FormattedMessage id="country.projects-count" values={{ count: one.projects }} /></span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
