/** Actors in one line: "firms (micro), institutions (meso)". */
import type { ProjectResult } from '@throughline/contract/tell/project.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useFormat } from '../../ui/format.ts';
import { useWords } from '../../ui/words-text.tsx';

export function useActorText(): (actors: ProjectResult['actors']) => string {
  const intl = useIntl();
  const words = useWords();
  const format = useFormat();
  return useMemo(() => {
    const level = (code: string): string => (intl.messages[`project.level.${code}`] ? intl.formatMessage({ id: `project.level.${code}` }) : code);
    const one = ({ type, name, level: at }: ProjectResult['actors'][number]): string => {
      const actor = words(name) || type;
      return at === null ? actor : intl.formatMessage({ id: 'project.actor' }, { actor, level: level(at) });
    };
    return (actors) => format.list(actors.map(one));
  }, [intl, words, format]);
}
