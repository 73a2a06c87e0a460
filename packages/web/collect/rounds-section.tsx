/** Reporting rounds: which are open and how their reports stand; opened and closed by who may. */
import type { RoundRow, Rounds } from '@throughline/contract/collect/rounds.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';
import { Code } from '../ui/words-text.tsx';

export function RoundsSection({ organisation }: { organisation: string }) {
  const answer = useQuery({ queryKey: ['rounds', organisation], queryFn: () => api.rounds({ organisation }) });
  const [open, setOpen] = useState(false);
  const { data, error } = answer;
  if (error && !data) return <Refusal error={error} again={() => void answer.refetch()} />;
  if (!data || (data.rounds.length === 0 && !data.may.open)) return null;
  return (
    <section className="rounds" aria-labelledby="rounds-name">
      <h2 id="rounds-name"><FormattedMessage id="collect.rounds" /></h2>
      {data.rounds.length === 0 && <p className="measure note"><FormattedMessage id="collect.rounds-none" /></p>}
      <ul>{data.rounds.map((one) => <Round key={one.number} round={one} rounds={data} />)}</ul>
      {data.may.open && (open ? <OpenRound rounds={data} onClose={() => setOpen(false)} /> : <p className="refusal-ways"><Button variant="default" onClick={() => setOpen(true)}><FormattedMessage id="collect.round-open" /></Button></p>)}
    </section>
  );
}

function Round({ round, rounds }: { round: RoundRow; rounds: Rounds }) {
  const format = useFormat();
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const close = useMutation({ mutationFn: () => api.closeRound(round.number, null, { organisation: rounds.organisation }), onSuccess: () => queries.invalidateQueries() });
  const running = round.state !== 'closed' || round.closed === null;
  return (
    <li className="round">
      <p className="duty-name"><strong><bdi>{format.period(round.period)}</bdi></strong> <span className="note"><FormattedMessage id={`collect.calendar.${round.calendar}`} /></span>{round.place !== 'organisation' && <> <Code>{round.place}</Code></>} <span className={`round-state is-${round.state}`}><FormattedMessage id={`collect.round-state.${round.state}`} /></span></p>
      <p className="note"><FormattedMessage id="collect.round-days" values={{ opens: format.shortDay(round.opens), due: format.shortDay(round.due), closes: format.shortDay(round.closes) }} /></p>
      <p><FormattedMessage id="collect.round-counts" values={{ asked: round.asked, verified: round.verified, submitted: round.submitted, drafts: round.drafts, rest: Math.max(0, round.asked - round.verified - round.submitted - round.drafts) }} /></p>
      <p className="note"><FormattedMessage id="collect.round-levels" values={{ levels: <Levels round={round} /> }} /></p>
      {rounds.may.close && running && (sure
        ? <p className="refusal-ways"><Button variant="default" size="compact-sm" loading={close.isPending} onClick={() => close.mutate()}><FormattedMessage id="collect.round-close-sure" /></Button> <button type="button" className="link-button" onClick={() => setSure(false)}><FormattedMessage id="collect.cancel" /></button></p>
        : <p><button type="button" className="link-button" onClick={() => setSure(true)}><FormattedMessage id="collect.round-close" /></button></p>)}
      {close.error && <Refusal error={close.error} />}
    </li>
  );
}

function Levels({ round }: { round: RoundRow }) {
  const intl = useIntl();
  const format = useFormat();
  return <>{format.list(round.levels.map((one) => `${intl.formatMessage({ id: `collect.level.${one.level}` })}${one.share === '1' ? '' : ` (${format.share(one.share)})`}`))}</>;
}

const CALENDARS = ['year', 'half-year', 'quarter', 'july-june'] as const;

function OpenRound({ rounds, onClose }: { rounds: Rounds; onClose: () => void }) {
  const intl = useIntl();
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState({ calendar: 'year', period: rounds.periods.find((one) => one.calendar === 'year')?.periods[1] ?? '', opens: rounds.today, due: '', closes: '', place: 'organisation', levels: 'project', reason: '' });
  const set = (more: Partial<typeof asked>): void => setAsked({ ...asked, ...more });
  const open = useMutation({
    mutationFn: () => api.openRound({ calendar: asked.calendar, period: asked.period, place: asked.place, opens: asked.opens, due: asked.due, closes: asked.closes, reason: asked.reason || null, levels: asked.levels.split(' ').map((level) => ({ level, share: '1' })) }, { organisation: rounds.organisation }),
    onSuccess: async () => { onClose(); await queries.invalidateQueries(); },
  });
  const periods = rounds.periods.find((one) => one.calendar === asked.calendar)?.periods ?? [];
  const text = (id: string, values = {}): string => intl.formatMessage({ id }, values);
  const level = (one: string): string => format.list(one.split(' ').map((each) => text(`collect.level.${each}`)));
  return (
    <form className="round-form" onSubmit={(event) => { event.preventDefault(); open.mutate(); }}>
      <NativeSelect label={text('collect.calendar')} value={asked.calendar} data={CALENDARS.map((one) => ({ value: one, label: text(`collect.calendar.${one}`) }))} onChange={(event) => { const calendar = event.currentTarget.value; set({ calendar, period: rounds.periods.find((one) => one.calendar === calendar)?.periods[1] ?? '' }); }} />
      <NativeSelect label={text('column.period')} value={asked.period} data={periods.map((one) => ({ value: one, label: format.period(one) }))} onChange={(event) => set({ period: event.currentTarget.value })} />
      <TextInput label={text('collect.place')} description={text('collect.place-hint')} value={asked.place} dir="ltr" onChange={(event) => set({ place: event.currentTarget.value })} />
      {(['opens', 'due', 'closes'] as const).map((day) => <TextInput key={day} type="date" required label={text(`collect.day.${day}`)} value={asked[day]} onChange={(event) => set({ [day]: event.currentTarget.value })} />)}
      <NativeSelect label={text('collect.levels')} value={asked.levels} data={['project', 'project programme', 'project programme results-unit', 'programme', 'results-unit'].map((one) => ({ value: one, label: level(one) }))} onChange={(event) => set({ levels: event.currentTarget.value })} />
      <TextInput label={text('collect.reason-again')} value={asked.reason} onChange={(event) => set({ reason: event.currentTarget.value })} dir="auto" />
      <p className="refusal-ways"><Button type="submit" loading={open.isPending}><FormattedMessage id="collect.round-open" /></Button> <button type="button" className="link-button" onClick={onClose}><FormattedMessage id="collect.cancel" /></button></p>
      {open.error && <Refusal error={open.error} />}
    </form>
  );
}
