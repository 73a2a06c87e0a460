/** Gaps: where data is missing, late, carried, not understood, unmapped. */
import { useIntl } from 'react-intl';
import { Page } from '../../shell/page.tsx';
import { useAsked } from '../asked.ts';
import { Opening } from '../opening.tsx';
import { Owed } from '../owed.tsx';
import { QuestionInWords } from '../question-in-words.tsx';

export function GapsPage() {
  const asked = useAsked();
  const title = useIntl().formatMessage({ id: 'nav.gaps' });
  if (!asked) return <Page title={title}><Opening /></Page>;
  return <Page title={title} lead={<QuestionInWords asked={asked} asOf={undefined} />}><Owed {...asked} limit={5000} whole /></Page>;
}
