/** The passport of an indicator of the framework: all that is asked of whoever reports it. */
import type { PassportBody, WholeFramework } from '@throughline/contract/framework/whole.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAreaName } from '../rollup/areas.ts';
import { SdgMark } from '../ui/sdg-mark.tsx';
import { useUnit } from '../ui/units.ts';
import { Code, WordsText, useWords } from '../ui/words-text.tsx';
import './framework.css';
import { Term, type TermName } from './term.tsx';

export function PassportFacts({ of: one, whole }: { of: PassportBody; whole: WholeFramework }) {
  const words = useWords();
  const unit = useUnit()(one) || one.unit;
  const area = useAreaName();
  const level = whole.levels.find((row) => row.level === one.level);
  const answer = whole.accountabilities.find((row) => row.code === one.accountability);
  const namesOf = (codes: readonly string[], rows: readonly { code: string; name: Record<string, string> }[]) => codes.map((each) => words(rows.find((row) => row.code === each)?.name) || each);
  return (
    <dl className="passport framework-passport">
      <Entry name="definition"><WordsText words={one.definition} /></Entry>
      <Entry name="counts"><WordsText words={one.counts} /></Entry>
      <Entry name="does-not-count"><WordsText words={one.doesNotCount} /></Entry>
      <Entry name="adds-up">
        <Term of={one.kind as TermName} />
        <span className="example"><FormattedMessage id={`kind.rule.${one.kind}`} /></span>
        <span className="example"><WordsText words={whole.kinds.find((row) => row.code === one.kind)?.example} /></span>
      </Entry>
      <Entry name="unit"><bdi>{unit}</bdi></Entry>
      <Entry name="direction"><FormattedMessage id={`direction.${one.direction}`} /></Entry>
      <Entry name="place">{words(level?.name)} · {area(one.area)}</Entry>
      {one.disaggregations.length > 0 && <Entry name="dimensions"><Dimensions of={one} whole={whole} /></Entry>}
      {one.evidence.length > 0 && <Entry name="evidence">{namesOf(one.evidence, whole.evidence).join('; ')}</Entry>}
      {one.collection.length > 0 && <Entry name="collection">{namesOf(one.collection, whole.collection).join('; ')}</Entry>}
      {one.sdgTargets.length > 0 && <Entry name="sdgs"><Targets codes={one.sdgTargets} whole={whole} /></Entry>}
      {one.sdgIndicator !== null && <Entry name="statistic"><Code>{one.sdgIndicator}</Code></Entry>}
      <Entry name="accountability"><WordsText words={answer?.name} /><span className="example"><WordsText words={answer?.meaning} /></span></Entry>
      <Entry name="confidence"><FormattedMessage id={`framework.confidence.${one.confidence}`} />{one.note && <span className="example"><WordsText words={one.note} /></span>}</Entry>
      <Entry name="source"><bdi>{whole.sources[one.source]?.title ?? one.source}</bdi></Entry>
      <Entry name="version"><WordsText words={whole.shortName} /> · <Code>{whole.version}</Code></Entry>
    </dl>
  );
}

function Dimensions({ of: one, whole }: { of: PassportBody; whole: WholeFramework }) {
  const words = useWords();
  const intl = useIntl();
  return (
    <ul>
      {one.disaggregations.map((each) => {
        const held = whole.dimensions.find((row) => row.code === each);
        const values = held?.values?.map((value) => words(value.name));
        return (
          <li key={each}>{words(held?.name) || each}
            {one.overlapping.includes(each) && <span className="note"> <FormattedMessage id="framework.overlapping" /></span>}
            <span className="example">{values ? intl.formatList(values, { type: 'conjunction', style: 'narrow' }) : words(held?.meaning)}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function Targets({ codes, whole }: { codes: readonly string[]; whole: WholeFramework }) {
  return <ul>{codes.map((each) => <li key={each}><SdgMark target={each} /> <WordsText words={whole.sdgTargets.find((row) => row.code === each)?.label} /></li>)}</ul>;
}

const Entry = ({ name, children }: { name: string; children: ReactNode }) => <div><dt><FormattedMessage id={`framework.passport.${name}`} /></dt><dd>{children}</dd></div>;
