/** In the head of every page: who is here, and the ways to their account and out; or the way in. */
import { Link } from '@tanstack/react-router';
import type { Me } from '@throughline/contract/people/me.ts';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../shell/question.ts';
import './account-door.css';
import { signOut, useMe } from './me.ts';
import { useRoleAtText } from './place-text.tsx';

export function AccountDoor() {
  const me = useMe();
  const toSignIn = useToSignIn();
  if (me?.as === 'person' || me?.as === 'local') return <Door me={me} />;
  return (
    <Link to="/sign-in" search={toSignIn} className="account-button">
      <Mark /><span className="account-name"><FormattedMessage id="account.sign-in" /></span>
    </Link>
  );
}

/** The way in leads back to where one came from. */
export function useToSignIn(): never {
  const question = useQuestion();
  const { pathname, search } = window.location;
  const from = pathname === '/sign-in' || pathname === '/welcome' ? question.back : `${pathname}${search}`;
  return { ...travelling(question), ...(from === undefined || from === '/' ? {} : { back: from }) } as never;
}

function Door({ me }: { me: Me }) {
  const [open, setOpen] = useState(false);
  const intl = useIntl();
  const menu = useId();
  const button = useRef<HTMLButtonElement>(null);
  const door = useClosed(open, () => setOpen(false), button);
  const name = me.account?.displayName ?? intl.formatMessage({ id: 'account.machine' });
  const roles = [...new Set(me.grants.filter((grant) => grant.holds).map((grant) => grant.role))];
  return (
    <div className="account-door" ref={door}>
      <button ref={button} type="button" className="account-button" aria-expanded={open} aria-controls={menu} onClick={() => setOpen(!open)}>
        <Mark />
        <span className="account-name">
          <bdi>{name}</bdi>
          {me.account !== null && roles.length > 0 && <span className="account-role">{intl.formatList(roles.slice(0, 2).map((role) => intl.formatMessage({ id: `role.${role}` })), { style: 'narrow', type: 'unit' })}</span>}
        </span>
      </button>
      <div id={menu} className="account-menu" hidden={!open}>{open && <Menu me={me} close={() => setOpen(false)} />}</div>
    </div>
  );
}

/** Closes by Escape, which gives the focus back, and when the focus or a press goes elsewhere. */
function useClosed(open: boolean, close: () => void, button: RefObject<HTMLButtonElement | null>): RefObject<HTMLDivElement | null> {
  const door = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      button.current?.focus();
    };
    const elsewhere = (event: Event) => { if (!door.current?.contains(event.target as Node)) close(); };
    const held: [string, (event: never) => void][] = [['keydown', byKey], ['focusin', elsewhere], ['pointerdown', elsewhere]];
    for (const [name, act] of held) document.addEventListener(name, act as EventListener);
    return () => { for (const [name, act] of held) document.removeEventListener(name, act as EventListener); };
  }, [open]);
  return door;
}

function Menu({ me, close }: { me: Me; close: () => void }) {
  const search = travelling(useQuestion()) as never;
  const toSignIn = useToSignIn();
  const roleAt = useRoleAtText();
  const held = me.grants.filter((grant) => grant.holds);
  const out = () => { close(); void signOut(); };
  return (
    <>
      <div className="account-who">
        {me.account === null ? <p><FormattedMessage id="account.machine-note" /></p> : <p className="account-whose"><span><bdi>{me.account.displayName}</bdi></span><span className="note"><bdi>{me.account.name}</bdi></span></p>}
        {me.account !== null && <ul>{held.map((grant) => <li key={grant.id}>{roleAt(grant)}</li>)}</ul>}
        {me.account !== null && held.length === 0 && <p className="note"><FormattedMessage id="account.no-role" /></p>}
      </div>
      <ul className="account-ways">
        {me.account !== null && <li><Link to="/account" search={search} onClick={close}><FormattedMessage id="nav.account" /></Link></li>}
        <li><Link to="/people" search={search} onClick={close}><FormattedMessage id="nav.people" /></Link></li>
        {(me.account === null || me.signIn.cast) && <li><Link to="/sign-in" search={toSignIn} onClick={close}><FormattedMessage id={me.account === null ? 'account.sign-in' : 'account.other'} /></Link></li>}
        {me.account !== null && <li><button type="button" className="link-button" onClick={out}><FormattedMessage id="account.sign-out" /></button></li>}
      </ul>
    </>
  );
}

const Mark = () => (
  <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="account-mark">
    <circle cx="10" cy="7" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
    <path d="M3.5 17c.6-3.6 3.1-5.25 6.5-5.25s5.9 1.65 6.5 5.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);
