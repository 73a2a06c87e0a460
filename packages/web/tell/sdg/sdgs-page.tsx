/** All goals: who serves which, how they overlap, and how money is shared among them. */
import type { Sdgs } from '@throughline/contract/tell/sdg.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Money } from '../../plan/money.tsx';
import { type AskedFigures, askedOf, useAsked } from '../../rollup/asked.ts';
import { Filters } from '../../rollup/filters.tsx';
import { Opening } from '../../rollup/opening.tsx';
import { namesOf } from '../../rollup/places.ts';
import { QuestionInWords } from '../../rollup/question-in-words.tsx';
import { useOrganisations } from '../../shell/organisation.tsx';
import { Page } from '../../shell/page.tsx';
import { type Question, useQuestion } from '../../shell/question.ts';
import type { Opened } from '../../shell/screen.ts';
import { AfterPaint } from '../../ui/after-paint.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { SdgMark } from '../../ui/sdg-mark.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { WordsText } from '../../ui/words-text.tsx';
import { type AskedSdgs, GoalTable, sdgsOf, useSdgs } from './sdg-map.tsx';
import { TargetList } from './target-list.tsx';

/** Goals stand on projects, so they are there before anything is reported. */
const questionOf = (organisation: string, { place, asOf, period }: Question, asked: AskedFigures | null): AskedSdgs => ({ organisation, place: place ?? 'organisation', period: asked?.period ?? period, asOf });

export const early = ({ organisation, question }: Opened) => [sdgsOf(questionOf(organisation.id, question, askedOf(organisation, question))), ...namesOf(organisation)];

export function SdgsPage() {
  const asked = useAsked();
  const { current } = useOrganisations();
  const question = useQuestion();
  const title = useIntl().formatMessage({ id: 'sdg.title' });
  if (!current) return <Page title={title}><Opening /></Page>;
  return <Asked title={title} asked={questionOf(current.id, question, asked)} figures={asked} />;
}

function Asked({ title, asked, figures }: { title: string; asked: AskedSdgs; figures: AskedFigures | null }) {
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useSdgs(asked);
  return (
    <Page title={title} {...(figures ? { lead: <QuestionInWords asked={figures} asOf={data?.asOf} /> } : {})}>
      {figures && <Filters asked={figures} years={[]} />}
      {error && (!data || isPlaceholderData) ? <Refusal error={error} again={() => void refetch()} /> : !data ? <Waiting lines={17} height={32} /> : (
        <div className={isPlaceholderData ? 'answer is-waiting' : 'answer'} aria-busy={isPlaceholderData}>
          <Stale error={error} since={dataUpdatedAt} />
          <Answer sdgs={data} />
          <AfterPaint><Money {...asked} split="source" /></AfterPaint>
        </div>
      )}
    </Page>
  );
}

function Answer({ sdgs }: { sdgs: Sdgs }) {
  const intl = useIntl();
  if (sdgs.goals.every((one) => one.projects === 0)) return <Empty title={intl.formatMessage({ id: 'sdg.none' })}><p><FormattedMessage id="sdg.none-first" /></p></Empty>;
  return (
    <>
      <section className="sdg-map" aria-labelledby="goals-name"><h2 id="goals-name"><FormattedMessage id="sdg.map" /></h2><GoalTable sdgs={sdgs} /></section>
      <section className="sdg-section sdg-overlap" aria-labelledby="overlap-name">
        <h2 id="overlap-name"><FormattedMessage id="sdg.overlap-title" /></h2>
        <p className="measure"><FormattedMessage id="sdg.overlap" /></p>
        <ul>{sdgs.overlap.map((one) => <li key={one.goals}><FormattedMessage id="sdg.overlap-row" values={one} /></li>)}</ul>
        {sdgs.goalOnly > 0 && <p className="note"><FormattedMessage id="sdg.goal-only" values={{ projects: sdgs.goalOnly }} /></p>}
      </section>
      <section className="sdg-section sdg-targets" aria-labelledby="targets-name">
        <h2 id="targets-name"><FormattedMessage id="sdg.targets" /></h2>
        {sdgs.goals.filter((goal) => goal.projects > 0).map((goal) => (
          <details key={goal.code}>
            <summary><SdgMark target={goal.code} /> <WordsText words={goal.name} otherwise="" /></summary>
            {goal.goalOnly > 0 && <p className="note"><FormattedMessage id="sdg.goal-only" values={{ projects: goal.goalOnly }} /></p>}
            <TargetList targets={goal.targets} label={intl.formatMessage({ id: 'sdg.targets-of' }, { code: goal.code })} />
          </details>
        ))}
      </section>
    </>
  );
}
