/** Coming in: name and password, the second factor where there is one, the organisation's own sign-in, the cast of the demonstration. */
import { Link, useRouter } from '@tanstack/react-router';
import type { Me } from '@throughline/contract/people/me.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { Page } from '../shell/page.tsx';
import { travelling, useQuestion } from '../shell/question.ts';
import { Waiting } from '../ui/waiting.tsx';
import { CastList } from './cast-list.tsx';
import { cameIn, signOut, useMe } from './me.ts';
import './people.css';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage() {
  const intl = useIntl();
  const me = useMe();
  const enter = useEnter();
  const { refused } = useQuestion();
  const problem = `problem.${refused}`;
  return (
    <Page title={intl.formatMessage({ id: 'account.sign-in' })}>
      {!me ? <Waiting lines={4} height={36} /> : (
        <div className="people-door">
          <div>
            {refused !== undefined && intl.messages[problem] && <div className="people-wrong" role="alert"><p>{intl.formatMessage({ id: problem }, { found: '', accepted: '', at: '', seconds: 60 })}</p></div>}
            {me.account ? <Here me={me} /> : <SignInForm onIn={enter} />}
            {me.account === null && <Others me={me} />}
          </div>
          {me.signIn.cast && <CastList current={me.account?.id ?? null} onIn={enter} />}
        </div>
      )}
    </Page>
  );
}

/** To where one came from: an address of this app and of no other. */
function useEnter(): (me: Me) => void {
  const router = useRouter();
  const question = useQuestion();
  const back = /^\/(?![/\\])[^\\\s]*$/.test(question.back ?? '') ? question.back! : null;
  return (me) => {
    cameIn(me);
    if (back !== null) router.history.push(back);
    else void router.navigate({ to: '/', search: travelling(question) as never });
  };
}

function Here({ me }: { me: Me }) {
  const search = travelling(useQuestion()) as never;
  return (
    <>
      <p className="measure"><FormattedMessage id="people.here" values={{ name: <bdi>{me.account!.displayName}</bdi> }} /></p>
      <p className="refusal-ways"><Link to="/account" search={search}><FormattedMessage id="nav.account" /></Link><button type="button" className="link-button" onClick={() => void signOut()}><FormattedMessage id="account.sign-out" /></button></p>
    </>
  );
}

/** Other ways in, and what to do without an account. */
function Others({ me }: { me: Me }) {
  const { back } = useQuestion();
  const { openId, firstToCome } = me.signIn;
  return (
    <>
      {openId && (
        <p className="people-or">
          <span className="note"><FormattedMessage id="people.or" /></span>
          <a className="people-way" href={back === undefined ? openId.address : `${openId.address}?back=${encodeURIComponent(back)}`}><FormattedMessage id="people.openid" values={{ name: <bdi>{openId.name}</bdi> }} /></a>
        </p>
      )}
      <p className="note people-note"><FormattedMessage id={firstToCome ? 'people.first-to-come' : 'people.forgotten'} /></p>
      {me.as === 'local' && <p className="note people-note"><FormattedMessage id="people.machine" /></p>}
    </>
  );
}
