/** What was confirmed, by whom and why; each can be taken back, unless a later one speaks of the same things. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Confirmation, Mapping } from '@throughline/contract/assure/mapping.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { api } from '../shell/api.ts';
import { useFormat } from '../ui/format.ts';
import { Refusal } from '../ui/problems.tsx';

export function Confirmations({ mapping }: { mapping: Mapping }) {
  const format = useFormat();
  const intl = useIntl();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: (number: number) => api.undoMapping(number, { organisation: mapping.organisation }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const rows = mapping.confirmations;
  return (
    <section className="data-section map-history" aria-labelledby="map-history-name">
      <h2 id="map-history-name"><FormattedMessage id="mapping.history" /></h2>
      {undo.error && <Refusal error={undo.error} />}
      {rows.length === 0 ? <p className="quiet"><FormattedMessage id="mapping.history-none" /></p> : (
        <ol>
          {rows.map((one) => (
            <li key={one.number} className={one.undone ? 'is-undone' : undefined}>
              <p>
                <FormattedMessage id="mapping.history-line" values={{ number: one.number, subjects: one.subjects }} />{' '}
                {one.to.length > 0 && <bdi className="code" dir="ltr">{format.list(one.to)}</bdi>}
                {one.refused > 0 && <span className="note"> <FormattedMessage id="mapping.history-refused" values={{ refused: one.refused }} /></span>}
              </p>
              <p className="note"><bdi>{one.reason}</bdi> · <bdi>{one.actor}</bdi> · {format.moment(one.at)}</p>
              <p className="note"><Way one={one} may={mapping.may.undo} busy={undo.isPending} label={intl.formatMessage({ id: 'mapping.undo-of' }, { number: one.number })} onUndo={() => undo.mutate(one.number)} /></p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

type Way = { one: Confirmation; may: boolean; busy: boolean; label: string; onUndo: () => void };

function Way({ one, may, busy, label, onUndo }: Way) {
  const format = useFormat();
  const intl = useIntl();
  if (one.undone !== null) return <FormattedMessage id="mapping.undone" values={{ time: format.moment(one.undone), actor: <bdi>{one.undoneBy}</bdi> }} />;
  if (!may) return <FormattedMessage id="mapping.why-reader" />;
  if (!one.undo.allowed) return <>{intl.formatMessage({ id: `problem.${one.undo.why}` }, { found: '', accepted: '', at: '' })}</>;
  return <button type="button" className="link-button" disabled={busy} onClick={onUndo} aria-label={label}><FormattedMessage id="mapping.undo" /></button>;
}
