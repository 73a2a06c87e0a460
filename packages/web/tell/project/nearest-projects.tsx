/** Nobody holds the code: the projects most like it, and all of them. */
import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { PlaceLink } from '../../shell/place-link.tsx';
import { travelling, useQuestion } from '../../shell/question.ts';
import { Code, WordsText } from '../../ui/words-text.tsx';
import { type AskedProject, useProjectsLike } from './use-project.ts';

export function NearestProjects({ asked }: { asked: AskedProject }) {
  const search = travelling(useQuestion()) as never;
  const { data } = useProjectsLike(asked, true);
  return (
    <span className="project-nearest">
      {data && data.projects.length > 0 && (
        <ul aria-labelledby="nearest-name">
          <li id="nearest-name" className="note"><FormattedMessage id="project.nearest" /></li>
          {data.projects.map((one) => (
            <li key={one.code}><PlaceLink place={`project:${one.code}`}><WordsText words={one.title} otherwise={one.code} /></PlaceLink> <Code>{one.code}</Code></li>
          ))}
        </ul>
      )}
      <Link to="/projects" search={search}><FormattedMessage id="project.all" /></Link>
    </span>
  );
}
