/** Where a source says what is counted: the file, the place in it, and the publisher's own number. */
import { FormattedMessage } from 'react-intl';
import { Code } from '../ui/words-text.tsx';

type Stands = { readonly file: string | null; readonly line: number | null; readonly at?: string | null; readonly ref?: string | null };

export function Record({ of: { file, line, at = null, ref = null } }: { of: Stands }) {
  return (
    <span className="source">
      {file !== null && <bdi>{file}</bdi>}
      {line !== null ? <> <FormattedMessage id="working.line" values={{ line }} /></> : at !== null && <> <Code>{at}</Code></>}
      {ref !== null && <> <Code>{ref}</Code></>}
    </span>
  );
}

export const recordText = ({ file, line, at = null, ref = null }: Stands): string => [file ?? '', line ?? at ?? '', ref ?? ''].join(' ').trim();
