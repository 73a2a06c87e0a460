/** What the indicator means: definition, what counts and what not, how it adds up. */
import { Link } from '@tanstack/react-router';
import type { IndicatorPage } from '@throughline/contract/rollup/pages.ts';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFramework } from '../framework/use-framework.ts';
import { travelling, useQuestion } from '../shell/question.ts';
import { SdgMark } from '../ui/sdg-mark.tsx';
import { Code, WordsText } from '../ui/words-text.tsx';
import { useUnit } from '../ui/units.ts';

export function Passport({ body: { indicator } }: { body: IndicatorPage }) {
  const framework = useFramework();
  const intl = useIntl();
  const along = travelling(useQuestion());
  // a ratio carries its unit in the number itself; here it is named all the same
  const unit = useUnit()({ kind: 'rate', unit: indicator.unit }) || indicator.unit;
  const example = framework?.kinds.find((one) => one.code === indicator.kind)?.example;
  const accountability = indicator.accountability === null ? null : `accountability.${indicator.accountability}`;
  return (
    <>
      <h2><FormattedMessage id="passport.title" /></h2>
      {indicator.own && <p className="note"><FormattedMessage id="passport.own" /></p>}
      <dl className="passport">
        {indicator.definition && <Entry name="definition"><WordsText words={indicator.definition} /></Entry>}
        {indicator.counts && <Entry name="counts"><WordsText words={indicator.counts} /></Entry>}
        {indicator.countsNot && <Entry name="counts-not"><WordsText words={indicator.countsNot} /></Entry>}
        <Entry name="kind">
          <span className="kind-name"><FormattedMessage id={`kind.${indicator.kind}`} /></span>
          <FormattedMessage id={`kind.rule.${indicator.kind}`} />
          {example && <span className="example"><WordsText words={example} /></span>}
        </Entry>
        {unit && <Entry name="unit"><bdi>{unit}</bdi></Entry>}
        <Entry name="direction"><FormattedMessage id={`direction.${indicator.direction}`} /></Entry>
        {accountability && <Entry name="accountability">{intl.messages[accountability] ? <FormattedMessage id={accountability} /> : indicator.accountability}</Entry>}
        {indicator.evidence && <Entry name="evidence"><WordsText words={indicator.evidence} /></Entry>}
        {indicator.scale && <Entry name="scale"><ul>{Object.entries(indicator.scale).map(([level, text]) => <li key={level}>{level} · {text}</li>)}</ul></Entry>}
        {indicator.sdgTargets.length > 0 && <Entry name="sdgs"><span className="sdg-marks">{indicator.sdgTargets.map((one) => <SdgMark key={one} target={one} />)}</span></Entry>}
        <Entry name="framework"><Code>{indicator.framework}</Code></Entry>
      </dl>
      {!indicator.own && <p><Link to="/framework" search={{ ...along, indicator: indicator.code } as never}><FormattedMessage id="passport.whole" /></Link></p>}
    </>
  );
}

const Entry = ({ name, children }: { name: string; children: ReactNode }) => <div><dt><FormattedMessage id={`passport.${name}`} /></dt><dd>{children}</dd></div>;
