/** What stands around every screen: the way to skip it, who speaks, where one can go, in which language. */
import { Link, Outlet } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { AccountDoor } from '../people/account-door.tsx';
import { WorkingPanel } from '../rollup/working/panel-door.tsx';
import { Banner } from './banner.tsx';
import type { Language } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { PaletteDoor } from './palette/palette-door.tsx';
import { OrganisationSwitch } from './organisation-switch.tsx';
import { travelling, useQuestion } from './question.ts';
import { SCREENS } from './screens.ts';
import { SchemeSwitch } from './scheme-switch.tsx';

const PLACES = SCREENS.filter((one) => one.main);

export function Layout({ language }: { language: Language }) {
  const search = travelling(useQuestion()) as never;
  return (
    <>
      <a className="skip" href="#content"><FormattedMessage id="nav.skip" /></a>
      <header className="top">
        <div className="top-inner">
          <Link to="/" search={search} className="wordmark" translate="no" lang="en" dir="ltr">Throughline</Link>
          <OrganisationSwitch />
          <div className="top-end">
            <PaletteDoor />
            <LanguageSwitch language={language} />
            <SchemeSwitch />
            <AccountDoor />
          </div>
          <Navigation search={search} />
        </div>
        <Banner />
      </header>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">
        <p><FormattedMessage id="foot.note" /></p>
        <p className="print-only address">{window.location.href}</p>
      </footer>
      <WorkingPanel />
    </>
  );
}

function Navigation({ search }: { search: never }) {
  return (
    <nav className="nav" aria-labelledby="nav-name">
      <span id="nav-name" hidden><FormattedMessage id="nav.main" /></span>
      <ul>
        {PLACES.map((place) => (
          <li key={place.to}>
            <Link to={place.to} search={search} activeOptions={{ exact: place.to === '/', includeSearch: false }} activeProps={{ className: 'is-here', 'aria-current': 'page' }}>
              <FormattedMessage id={place.name} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
