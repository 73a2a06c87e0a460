/** Download the template, bring it back, see what it changes and what is wrong by cell, take it, undo it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Filled } from '@throughline/contract/transfer/filled.ts';
import { useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../../shell/api.ts';
import { Refusal } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useLanguage } from '../../ui/words-text.tsx';
import './filled.css';
import { type AskedElsewhere, formOf } from './form-of.ts';
import { LookedAt } from './looked-at.tsx';
import { TakenSoFar } from './taken-so-far.tsx';

type Shown = { readonly is: 'nothing' | 'looking' | 'taken' } | { readonly is: 'refused'; readonly error: Error } | { readonly is: 'looked'; readonly filled: Filled; readonly file: File };

export function FilledSection({ page, onTaken }: AskedElsewhere) {
  const intl = useIntl();
  const language = useLanguage();
  const queries = useQueryClient();
  const [shown, setShown] = useState<Shown>({ is: 'nothing' });
  const asked = { organisation: page.organisation };
  const key = ['takings', page.organisation, page.project, page.period];
  const { data } = useQuery({ queryKey: key, queryFn: () => api.takings(page.project, page.period, asked) });
  const refused = (error: unknown): void => setShown({ is: 'refused', error: error as Error });
  const changed = (): void => { void queries.invalidateQueries({ queryKey: key }); onTaken(); };
  const look = (file: File): void => {
    setShown({ is: 'looking' });
    api.lookAtFile(page.project, page.period, formOf(file), asked).then((filled) => setShown({ is: 'looked', filled, file }), refused);
  };
  const take = (filled: Filled, file: File, choices: Readonly<Record<string, string>>): void => {
    api.takeFile(page.project, page.period, filled.version, formOf(file, choices), asked).then(() => { setShown({ is: 'taken' }); changed(); }, refused);
  };
  const undo = (number: number): void => {
    // what was saved meanwhile has another version: the one that stands is asked for
    api.report(page.project, page.period, asked).then(({ version }) => api.undoTaking(page.project, page.period, number, version, asked)).then(() => { setShown({ is: 'nothing' }); changed(); }, refused);
  };
  const query = new URLSearchParams({ organisation: page.organisation, lang: language });
  return (
    <section className="filled" aria-labelledby="filled-name">
      <h2 id="filled-name"><FormattedMessage id="sheets.section" /></h2>
      <p className="measure note"><FormattedMessage id="sheets.lead" /></p>
      <p className="filled-ways">
        <a href={`/api/v1${api.templatePath(page.project, page.period)}?${query}`} download><FormattedMessage id="sheets.download" /></a>
        <a href={`/api/v1${api.templatePath(page.project, page.period).replace(/spreadsheet$/, 'form')}?${query}`} download><FormattedMessage id="sheets.form" /></a>
        <label className="filled-file"><span><FormattedMessage id="sheets.bring" /></span> <input type="file" accept=".xlsx" aria-label={intl.formatMessage({ id: 'sheets.bring' })} onChange={(event) => { const [file] = event.currentTarget.files ?? []; if (file !== undefined) look(file); event.currentTarget.value = ''; }} /></label>
      </p>
      {shown.is === 'looking' && <><p role="status"><FormattedMessage id="sheets.looking" /></p><Waiting lines={3} /></>}
      {shown.is === 'refused' && <Refusal error={shown.error} />}
      {shown.is === 'taken' && <Status><FormattedMessage id="sheets.taken" /></Status>}
      {shown.is === 'looked' && <LookedAt page={page} filled={shown.filled} file={shown.file} onTake={(choices) => take(shown.filled, shown.file, choices)} onDrop={() => setShown({ is: 'nothing' })} onRefused={refused} />}
      <TakenSoFar takings={data?.takings ?? []} onUndo={undo} />
    </section>
  );
}

function Status({ children }: { children: React.ReactNode }) {
  const at = useRef<HTMLParagraphElement>(null);
  useEffect(() => { at.current?.focus(); }, []);
  return <p className="said" role="status" tabIndex={-1} ref={at}>{children}</p>;
}
