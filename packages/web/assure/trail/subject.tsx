/** What a deed was done to: `kind:code` in words, leading to where it is shown. */
import { Link } from '@tanstack/react-router';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useQuestion } from '../../shell/question.ts';
import { Code } from '../../ui/words-text.tsx';

const SHOWN: Readonly<Record<string, '/data' | '/mapping'>> = { import: '/data', mapping: '/mapping' };

export function Subject({ subject }: { subject: string }) {
  const intl = useIntl();
  const search = travelling(useQuestion()) as never;
  const at = subject.indexOf(':');
  const [kind, code] = at < 0 ? ['', subject] : [subject.slice(0, at), subject.slice(at + 1)];
  const id = `trail.kind.${kind}`;
  const said = intl.messages[id] ? <FormattedMessage id={id} values={{ code: <Code>{code}</Code> }} /> : <Code>{subject}</Code>;
  if (kind === 'project') return <Link to="/projects/$code" params={{ code }} search={search}>{said}</Link>;
  return SHOWN[kind] === undefined ? said : <Link to={SHOWN[kind]} search={search}>{said}</Link>;
}
