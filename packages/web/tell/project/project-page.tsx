/** Project: one page to run it or judge it. What it is stands above; its sections have an address each. */
import { ApiRefusal } from '@throughline/contract/client.ts';
import type { ProjectPage as Body } from '@throughline/contract/tell/project.ts';
import { useParams } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { Opening } from '../../rollup/opening.tsx';
import { Page } from '../../shell/page.tsx';
import { PlaceLink } from '../../shell/place-link.tsx';
import type { Opened } from '../../shell/screen.ts';
import { useFormat } from '../../ui/format.ts';
import { Refusal, Stale } from '../../ui/problems.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { Code, WordsText, useWords } from '../../ui/words-text.tsx';
import { Facts } from './facts.tsx';
import { NearestProjects } from './nearest-projects.tsx';
import './project.css';
import { Section, SectionNav } from './sections.tsx';
import { type AskedProject, projectOf, useAskedProject, useProject } from './use-project.ts';

export const early = ({ organisation, question, params }: Opened) => [projectOf({ code: params['code']!, organisation: organisation.id, asOf: question.asOf })];

export function ProjectPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const asked = useAskedProject();
  if (!asked) return <Page title={code} heading={<Code>{code}</Code>}><Opening /></Page>;
  return <Asked key={code} asked={asked} />;
}

function Asked({ asked }: { asked: AskedProject }) {
  const words = useWords();
  const answer = useProject(asked);
  const { data, error } = answer;
  const title = data ? words(data.title) || asked.code : asked.code;
  const unknown = error instanceof ApiRefusal && error.details?.code === 'unknown-project';
  return (
    <Page title={title} heading={data ? <Title of={data} title={title} /> : <Code>{asked.code}</Code>} above={data ? <Above of={data} /> : <p className="where">{'\u00A0'}</p>} lead={data && <Lead of={data} />}>
      {error && (!data || answer.isPlaceholderData) ? <Refusal error={error} {...(unknown ? { otherwise: <NearestProjects asked={asked} /> } : { again: () => void answer.refetch() })} />
        : data ? (
          <>
            <Stale error={error} since={answer.dataUpdatedAt} />
            <Facts of={data} />
            <SectionNav of={data} />
            <Section of={data} asked={asked} />
          </>
        ) : <Waiting lines={8} height={40} />}
    </Page>
  );
}

/** Titles of 600 characters are published; they stay readable and do not push the page away. */
const LONG = 140;

const Title = ({ of, title }: { of: Body; title: string }) => (
  <span className={[...title].length > LONG ? 'project-title is-long' : 'project-title'}><WordsText words={of.title} otherwise={of.code} /></span>
);

function Above({ of }: { of: Body }) {
  return (
    <p className="where">
      {of.programme && <><PlaceLink place={`programme:${of.programme.code}`}><WordsText words={of.programme.name} otherwise={of.programme.code} /></PlaceLink> · </>}
      <Code>{of.code}</Code>
    </p>
  );
}

/** When it runs, where it stands in its life, and the day of what is shown. */
function Lead({ of }: { of: Body }) {
  const format = useFormat();
  return (
    <p className="in-words">
      <FormattedMessage
        id={of.ends === null ? 'project.lead-open' : 'project.lead'}
        values={{ life: of.life, starts: format.day(of.starts), ends: of.ends === null ? '' : format.day(of.ends), day: format.day(of.asOf) }}
      />
    </p>
  );
}
