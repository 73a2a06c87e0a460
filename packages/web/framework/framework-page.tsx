/** What is asked of everybody: the theory of change, levels, areas with their indicators, actors, versions. */
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { useIntl } from 'react-intl';
import { Opening } from '../rollup/opening.tsx';
import { useOrganisations } from '../shell/organisation.tsx';
import { Page } from '../shell/page.tsx';
import type { Opened } from '../shell/screen.ts';
import { Refusal } from '../ui/problems.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { WordsText } from '../ui/words-text.tsx';
import { Details } from './details.tsx';
import { Search } from './found.tsx';
import './framework.css';
import { Actors, Areas, Levels, Versions } from './parts.tsx';
import { Theory } from './theory.tsx';
import { useWholeFramework, wholeOf } from './use-whole.ts';

export const early = ({ organisation }: Opened) => [wholeOf(organisation.framework)];

export function FrameworkPage() {
  const intl = useIntl();
  const { current } = useOrganisations();
  const { data, error, refetch } = useWholeFramework();
  const title = intl.formatMessage({ id: 'nav.framework' });
  return (
    <Page title={title} lead={data && <p className="in-words"><WordsText words={data.name} /></p>}>
      {!current ? <Opening /> : error && !data ? <Refusal error={error} again={() => void refetch()} /> : data ? <Whole of={data} /> : <Waiting lines={8} height={48} />}
    </Page>
  );
}

function Whole({ of: whole }: { of: WholeFramework }) {
  return (
    <>
      <Search of={whole} />
      <Theory of={whole} />
      <Levels of={whole} />
      <Areas of={whole} />
      <Actors of={whole} />
      <Versions of={whole} />
      <Details of={whole} />
    </>
  );
}
