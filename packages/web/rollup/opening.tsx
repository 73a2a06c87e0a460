/** Nothing can be asked yet: the store is being asked, is empty, holds nothing verified, or the address names an organisation it does not hold. */
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { useOrganisations } from '../shell/organisation.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { Empty } from '../ui/empty.tsx';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Code, WordsText } from '../ui/words-text.tsx';

export function Opening() {
  const { all, current, asked, pending, error } = useOrganisations();
  const intl = useIntl();
  const question = useQuestion();
  if (error) return <Refusal error={error} again={() => window.location.reload()} />;
  if (pending) return <Waiting lines={10} height={32} />;
  const toData = <p><Link to="/data" search={travelling(question) as never} className="button-link"><FormattedMessage id="empty.bring-in" /></Link></p>;
  if (all.length === 0) return <Empty title={intl.formatMessage({ id: 'empty.store' })}><p className="measure"><FormattedMessage id="empty.store-first" /></p>{toData}</Empty>;
  if (current) return <Empty title={intl.formatMessage({ id: 'empty.organisation' })}><p className="measure"><FormattedMessage id="empty.organisation-first" /></p>{toData}</Empty>;
  return (
    <Empty title={intl.formatMessage({ id: 'organisation.unknown' })}>
      <p className="measure"><FormattedMessage id="organisation.unknown-text" values={{ code: <Code>{asked ?? ''}</Code> }} /></p>
      <ul className="plain-links">
        {all.map((one) => (
          <li key={one.id}>
            <Link to="." search={{ ...(question.lang ? { lang: question.lang } : {}), organisation: one.id } as never}><WordsText words={one.name} otherwise={one.id} /></Link>
          </li>
        ))}
      </ul>
    </Empty>
  );
}
