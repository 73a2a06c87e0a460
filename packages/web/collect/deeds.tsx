/** What may be done with the report now: send in, take back, let through, return, reopen; what may not be done says why. */
import type { Done, ReportPage } from '@throughline/contract/collect/report.ts';
import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { Refusal } from '../ui/problems.tsx';
import { deedKey } from './deed-key.ts';
import type { Writing } from './writing.ts';

type Asked = {
  readonly page: ReportPage; readonly writing: Writing;
  /** Everything typed is at the server when it gives true. */
  readonly save: () => Promise<boolean>;
  readonly onDone: (done: Done, deed: DeedName) => void; readonly errors: number; readonly missing: number;
};
export type DeedName = 'submit' | 'withdraw' | 'verify' | 'return' | 'reopen';

/** Deeds in the order in which a report goes; those that have nothing to do with how it stands are left out. */
const OF: Readonly<Record<string, readonly DeedName[]>> = {
  new: ['submit'], drafting: ['submit', 'withdraw'], returned: ['submit'], withdrawn: ['submit'], submitted: ['verify', 'return', 'withdraw'], verified: ['reopen'],
};
/** Codes that only say that a deed does not fit how the report stands. */
const SILENT = new Set(['nothing-to-withdraw', 'nothing-to-verify', 'nothing-to-reopen']);
const NEEDS_REASON: ReadonlySet<DeedName> = new Set(['return', 'reopen']);

export function Deeds(asked: Asked) {
  const { page } = asked;
  const [open, setOpen] = useState<DeedName | null>(null);
  const names = (OF[page.standing] ?? []).filter((one) => page.may[one].allowed || !SILENT.has(page.may[one].why ?? ''));
  return (
    <div className="deeds">
      <div className="deeds-row">
        {names.map((one, n) => <Deed key={one} name={one} main={n === 0} page={page} open={open === one} onOpen={() => setOpen(open === one ? null : one)} />)}
      </div>
      {open !== null && <DeedForm key={open} {...asked} name={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Deed({ name, main, page, open, onOpen }: { name: DeedName; main: boolean; page: ReportPage; open: boolean; onOpen: () => void }) {
  const intl = useIntl();
  const { allowed, why } = page.may[name];
  const label = name === 'withdraw' && page.standing === 'drafting' ? 'collect.deed.drop' : `collect.deed.${name}`;
  return (
    <span className="deed">
      <Button variant={main ? 'filled' : 'default'} disabled={!allowed} aria-expanded={open} aria-describedby={allowed ? undefined : `why-${name}`} onClick={onOpen} data-deed={name}><FormattedMessage id={label} /></Button>
      {!allowed && why !== null && <span className="note" id={`why-${name}`}>{intl.formatMessage({ id: `problem.${why}` }, { found: '', accepted: page.submission?.by ?? page.round?.opens ?? '', at: '' })}</span>}
    </span>
  );
}

function DeedForm({ page, writing, save, onDone, errors, missing, name, onClose }: Asked & { name: DeedName; onClose: () => void }) {
  const intl = useIntl();
  const [reason, setReason] = useState(name === 'submit' ? (page.reason ?? '') : '');
  const deed = useMutation({
    mutationFn: async () => {
      if (name === 'submit' && !(await save())) throw new NotSaved();
      return done(page, writing, name, reason);
    },
    onSuccess: (answer) => onDone(answer, name),
  });
  const again = (page.submission?.number ?? 0) > 0;
  const asksReason = NEEDS_REASON.has(name) || (name === 'submit' && again) || name === 'withdraw';
  return (
    <form className="deed-form" onSubmit={(event) => { event.preventDefault(); deed.mutate(); }}>
      <p className="measure"><FormattedMessage id={name === 'withdraw' && page.standing === 'drafting' ? 'collect.deed.drop-text' : `collect.deed.${name}-text`} values={{ name: <bdi>{page.submission?.by ?? ''}</bdi> }} /></p>
      {name === 'submit' && errors + missing > 0 && <p role="status"><FormattedMessage id="collect.not-ready" values={{ errors, missing }} /></p>}
      {asksReason && <Textarea label={intl.formatMessage({ id: 'collect.reason' })} required={NEEDS_REASON.has(name)} autosize minRows={2} maxRows={6} maxLength={20_000} dir="auto" value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />}
      <Ways>
        <Button type="submit" loading={deed.isPending}><FormattedMessage id={name === 'withdraw' && page.standing === 'drafting' ? 'collect.deed.drop' : `collect.deed.${name}`} /></Button>
        <button type="button" className="link-button" onClick={onClose}><FormattedMessage id="collect.cancel" /></button>
      </Ways>
      {deed.error instanceof NotSaved ? <p role="alert"><FormattedMessage id="collect.save-first" /></p> : deed.error && <Refusal error={deed.error} />}
    </form>
  );
}

const Ways = ({ children }: { children: ReactNode }) => <p className="refusal-ways">{children}</p>;
class NotSaved extends Error {}

function done(page: ReportPage, writing: Writing, name: DeedName, reason: string): Promise<Done> {
  const to = { project: page.project, period: page.period, version: writing.version, key: deedKey() };
  const asked = { organisation: page.organisation };
  const body = { reason: reason.trim() === '' ? null : reason };
  switch (name) {
    case 'submit': return api.submitReport(to, body, asked);
    case 'withdraw': return api.withdrawReport(to, body, asked);
    case 'verify': return api.verifyReport(to, body, asked);
    case 'return': return api.returnReport(to, { reason }, asked);
    default: return api.reopenReport(to, body, asked);
  }
}
