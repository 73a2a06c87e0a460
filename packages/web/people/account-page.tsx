/** One's own account: name and language, roles, password, second factor, sessions. */
import { Link } from '@tanstack/react-router';
import type { Me } from '@throughline/contract/people/me.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { Waiting } from '../ui/waiting.tsx';
import { useToSignIn } from './account-door.tsx';
import { ChangePassword } from './change-password.tsx';
import { GrantList } from './grant-list.tsx';
import { type Account, useMe } from './me.ts';
import { OwnNames } from './own-names.tsx';
import './people.css';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';

export function AccountPage() {
  const intl = useIntl();
  const me = useMe();
  return (
    <Page title={intl.formatMessage({ id: 'nav.account' })} lead={me?.account && <p className="in-words"><bdi>{me.account.displayName}</bdi> · <bdi>{me.account.name}</bdi></p>}>
      {!me ? <Waiting /> : me.account ? <Own me={me} account={me.account} /> : <Nobody me={me} />}
    </Page>
  );
}

function Own({ me, account }: { me: Me; account: Account }) {
  const search = travelling(useQuestion()) as never;
  return (
    <>
      <section className="people-section">
        <h2><FormattedMessage id="people.roles" /></h2>
        <GrantList grants={me.grants} />
        <p className="people-note"><Link to="/people/$id" params={{ id: account.id }} search={search}><FormattedMessage id="people.my-rights" /></Link></p>
      </section>
      {account.demonstration ? <p className="note people-note"><FormattedMessage id="people.of-demonstration" /></p> : (
        <>
          <section className="people-section"><h2><FormattedMessage id="people.names" /></h2><OwnNames account={account} /></section>
          <section className="people-section"><h2><FormattedMessage id="people.password" /></h2><ChangePassword account={account} /></section>
          <section className="people-section"><h2><FormattedMessage id="people.factor" /></h2><SecondFactor account={account} /></section>
        </>
      )}
      <section className="people-section"><h2><FormattedMessage id="people.sessions" /></h2><SessionList /></section>
    </>
  );
}

function Nobody({ me }: { me: Me }) {
  const toSignIn = useToSignIn();
  return (
    <section className="refusal">
      <h2><FormattedMessage id={me.as === 'local' ? 'account.machine' : 'people.not-signed-in'} /></h2>
      <p><FormattedMessage id={me.as === 'local' ? 'people.machine' : 'people.not-signed-in-note'} /></p>
      <p className="refusal-ways"><Link to="/sign-in" search={toSignIn} className="button-link"><FormattedMessage id="account.sign-in" /></Link></p>
    </section>
  );
}
