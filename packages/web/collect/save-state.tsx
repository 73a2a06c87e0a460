/** Whether what is typed is at the server, and when it was; undo and redo. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import { FormattedMessage, useIntl } from 'react-intl';
import { useFormat } from '../ui/format.ts';
import { problemText } from '../ui/problems.tsx';
import type { Saving } from './use-saving.ts';
import { useChanges } from './use-writing.ts';
import type { Writing } from './writing.ts';

export function SaveState({ saving, writing }: { saving: Saving; writing: Writing }) {
  const intl = useIntl();
  const format = useFormat();
  useChanges(writing);
  const { state, at, error } = saving;
  const problem = error instanceof ApiRefusal ? error.details?.problems[0] : undefined;
  return (
    <div className="save-state">
      <p role="status" data-saving={state} className={state === 'lost' || state === 'refused' ? 'is-bad' : undefined}>
        {state === 'saved' && at === null ? <FormattedMessage id="collect.save.nothing" /> : <FormattedMessage id={`collect.save.${state}`} values={{ at: at === null ? '' : format.moment(at), why: problem === undefined ? '' : problemText(problem, intl) }} />}
        {(state === 'lost' || state === 'refused') && <> <button type="button" className="link-button" onClick={() => void saving.now()}><FormattedMessage id="refused.again" /></button></>}
      </p>
      <p>
        <button type="button" className="link-button" disabled={!writing.canUndo} onClick={() => void writing.undo()}><FormattedMessage id="collect.undo" /></button>
        <button type="button" className="link-button" disabled={!writing.canRedo} onClick={() => void writing.redo()}><FormattedMessage id="collect.redo" /></button>
      </p>
    </div>
  );
}
