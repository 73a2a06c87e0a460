/** What happened to the project: its chain of the trail, last first. */
import { FormattedMessage } from 'react-intl';
import { TrailList } from '../../assure/trail/trail-list.tsx';
import type { OfProject } from './of-project.ts';

export function ProjectHistory({ asked }: OfProject) {
  return (
    <section aria-labelledby="history-name">
      <h2 id="history-name"><FormattedMessage id="project.history" /></h2>
      <TrailList filters={{ organisation: asked.organisation, project: asked.code }} />
    </section>
  );
}
