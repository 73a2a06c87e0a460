import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { parseSearch, readQuestion } from '../shell/question.ts';
import { type KeptView, forgetView, keepView, renameView, useKeptViews } from './kept-views.ts';
import { MiddleDialog } from './sheets.tsx';

/** Views kept on this device: keep this one, open, rename, take away. */
export function SavedViews({ onClose }: { onClose: () => void }) {
  const intl = useIntl();
  const views = useKeptViews();
  const [name, setName] = useState('');
  const [refused, setRefused] = useState(false);
  const keep = () => {
    if (name.trim() === '') return;
    setRefused(!keepView(name, window.location.search));
    setName('');
  };
  return (
    <MiddleDialog title={intl.formatMessage({ id: 'portfolio.views' })} name="kept-views" size="34rem" onClose={onClose}>
      <p className="note"><FormattedMessage id="portfolio.views-note" /></p>
      <form className="keep-view" onSubmit={(event) => { event.preventDefault(); keep(); }}>
        <TextInput label={intl.formatMessage({ id: 'portfolio.view-name' })} value={name} maxLength={80} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
        <button type="submit" className="button-link"><FormattedMessage id="portfolio.keep-view" /></button>
      </form>
      {refused && <p role="alert" className="stale"><FormattedMessage id="portfolio.views-refused" /></p>}
      {views.length === 0 ? <p className="quiet"><FormattedMessage id="portfolio.views-none" /></p>
        : <ul className="kept-list">{views.map((view) => <OneView key={view.name} view={view} onOpen={onClose} />)}</ul>}
    </MiddleDialog>
  );
}

/** Who asks to rename goes on typing there. */
const focused = (field: HTMLInputElement | null): void => field?.select();

function OneView({ view, onOpen }: { view: KeptView; onOpen: () => void }) {
  const intl = useIntl();
  const [renaming, setRenaming] = useState<string | null>(null);
  // the reader's present language is kept
  const { lang: _other, ...search } = readQuestion(parseSearch(view.search));
  const lang = new URLSearchParams(window.location.search).get('lang');
  if (renaming !== null) {
    return (
      <li>
        <form className="keep-view" onSubmit={(event) => { event.preventDefault(); if (renaming.trim() !== '') renameView(view.name, renaming); setRenaming(null); }}>
          <TextInput label={intl.formatMessage({ id: 'portfolio.new-name' }, { name: view.name })} value={renaming} maxLength={80} ref={focused} onChange={(event) => setRenaming(event.currentTarget.value)} />
          <Button type="submit" variant="default"><FormattedMessage id="portfolio.rename" /></Button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <Link to="/projects" search={(lang === null ? search : { ...search, lang }) as never} onClick={onOpen}><bdi>{view.name}</bdi></Link>
      <span className="kept-ways">
        <button type="button" className="link-button" onClick={() => setRenaming(view.name)} aria-label={intl.formatMessage({ id: 'portfolio.rename-view' }, { name: view.name })}><FormattedMessage id="portfolio.rename" /></button>
        <button type="button" className="link-button" onClick={() => forgetView(view.name)} aria-label={intl.formatMessage({ id: 'portfolio.forget-view' }, { name: view.name })}><FormattedMessage id="portfolio.forget" /></button>
      </span>
    </li>
  );
}
