/** All problems of a file: by place and line, filtered, copied. */
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { useMemo, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type ProblemBody, ProblemItem, problemText } from '../ui/problems.tsx';

const FIRST = 50;

type Which = 'all' | 'error' | 'warning';

export function ProblemList({ name, problems }: { name: string; problems: readonly ProblemBody[] }) {
  const intl = useIntl();
  const [which, setWhich] = useState<Which>('all');
  const [shown, setShown] = useState(FIRST);
  const errors = problems.filter((one) => one.severity === 'error').length;
  const chosen = useMemo(() => problems.filter((one) => which === 'all' || one.severity === which), [problems, which]);
  return (
    <section className="problems">
      <div className="problems-head">
        <h4><FormattedMessage id="problems.count" values={{ errors, warnings: problems.length - errors }} /></h4>
        {errors > 0 && errors < problems.length && (
          <SegmentedChoice<Which>
            name={intl.formatMessage({ id: 'problems.which' })}
            value={which}
            choices={[['all', 'problems.all'], ['error', 'problems.errors'], ['warning', 'problems.warnings']]}
            onChoose={setWhich}
          />
        )}
        <Copy text={() => chosen.map((one) => [name, one.line, one.at, one.severity, one.code, problemText(one, intl), one.found, one.accepted].map((part) => part ?? '').join('\t')).join('\n')} />
      </div>
      <ol className="problem-list">
        {chosen.slice(0, shown).map((one, place) => (
          <li key={place}>
            <span className={`severity is-${one.severity}`}><FormattedMessage id={`severity.${one.severity}`} /></span>
            <ProblemItem problem={one} />
          </li>
        ))}
      </ol>
      {chosen.length > shown && <button type="button" className="link-button" onClick={() => setShown(shown + 200)}><FormattedMessage id="problems.more" values={{ count: chosen.length - shown }} /></button>}
    </section>
  );
}

function Copy({ text }: { text: () => string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" className="link-button" onClick={() => void navigator.clipboard?.writeText(text()).then(() => setCopied(true))}>
      <span role="status"><FormattedMessage id={copied ? 'problems.copied' : 'problems.copy'} /></span>
    </button>
  );
}
