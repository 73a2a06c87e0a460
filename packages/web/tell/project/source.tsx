/** File, line and place of something that was read. */
import type { Source as Of } from '@throughline/contract/tell/project.ts';
import { FormattedMessage } from 'react-intl';
import { Nothing } from '../../rollup/series.tsx';

export function Source({ of, file = true }: { of: Pick<Of, 'file' | 'at' | 'line'>; file?: boolean }) {
  if (of.file === null && (of.at === null || of.at === '')) return <Nothing />;
  return (
    <span className="source">
      {file && of.file !== null && <bdi>{of.file}</bdi>}
      {of.line !== null && <> <FormattedMessage id="working.line" values={{ line: of.line }} /></>}
      {of.at !== null && of.at !== '' && <> <bdi className="code source-at" dir="ltr">{of.at}</bdi></>}
    </span>
  );
}
