/** What was taken from files into this report, each with a way back. */
import type { Takings } from '@throughline/contract/transfer/filled.ts';
import { FormattedMessage } from 'react-intl';
import { useFormat } from '../../ui/format.ts';

export function TakenSoFar({ takings, onUndo }: { readonly takings: Takings['takings']; readonly onUndo: (number: number) => void }) {
  const format = useFormat();
  if (takings.length === 0) return null;
  return (
    <>
      <h3><FormattedMessage id="sheets.takings" /></h3>
      <ul className="filled-takings">
        {takings.map((one) => (
          <li key={one.number}>
            <FormattedMessage id="sheets.taking" values={{ file: <bdi>{one.file}</bdi>, values: one.values, name: <bdi>{one.by}</bdi>, at: format.moment(one.at) }} />{' '}
            {one.undone === null
              ? <button type="button" className="link-button" data-undo={one.number} onClick={() => onUndo(one.number)}><FormattedMessage id="sheets.undo" /></button>
              : <span className="note"><FormattedMessage id="sheets.undone" values={{ name: <bdi>{one.undoneBy}</bdi>, at: format.moment(one.undone) }} /></span>}
          </li>
        ))}
      </ul>
    </>
  );
}
