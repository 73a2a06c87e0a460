/** What the palette leads to, and which of it fits what is sought: code first, then the beginning of a name, then anywhere. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { finds, fold } from '@throughline/core/ground/fold.ts';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { allIndicators } from '../../framework/all-indicators.ts';
import { usePlaces } from '../../rollup/places.ts';
import { useWords } from '../../ui/words-text.tsx';
import { LANGUAGES, OWN_NAMES } from '../language.ts';
import { useOrganisations } from '../organisation.tsx';
import { pageOf } from '../place-link.tsx';
import { SCREENS } from '../screens.ts';
import { type Question, travelling, useChangeQuestion, useQuestion } from '../question.ts';
import { type Candidate, GROUPS } from './candidate.ts';
import { useSoughtProjects } from './projects.ts';

/** Shown of each group. */
const MOST = 6;

export function useFound(sought: string): { found: readonly Candidate[]; seeking: boolean } {
  const all = useCandidates();
  const { projects, seeking } = useSoughtProjects(sought);
  const found = useMemo(() => {
    const near = [...all, ...projects].filter((one) => one.group === 'project' || finds(sought, one.texts));
    return GROUPS.flatMap((group) => near.filter((one) => one.group === group && (sought !== '' || group === 'screen')).sort(byNearness(sought)).slice(0, sought === '' ? 20 : MOST));
  }, [all, projects, sought]);
  return { found, seeking };
}

/** A code that is what is sought, a name that begins with it, the rest. */
function byNearness(sought: string): (a: Candidate, b: Candidate) => number {
  const wanted = fold(sought);
  const rank = (one: Candidate) => (one.code !== undefined && fold(one.code) === wanted ? 0 : fold(one.name).startsWith(wanted) ? 1 : 2);
  return (a, b) => (wanted === '' ? 0 : rank(a) - rank(b));
}

function useCandidates(): Candidate[] {
  const intl = useIntl();
  const words = useWords();
  const navigate = useNavigate();
  const change = useChangeQuestion();
  const question = useQuestion();
  const places = usePlaces();
  const organisation = useOrganisations().current?.id;
  const indicators = useQuery({ queryKey: ['indicators', organisation], queryFn: () => allIndicators(organisation!), enabled: organisation !== undefined, staleTime: 60_000 }).data;
  return useMemo(() => {
    const search = travelling(question);
    const to = (address: string, params: Record<string, string> = {}, more: Question = {}) => () => void navigate({ to: address, params, search: { ...search, ...more } } as never);
    const screens = SCREENS.map((one): Candidate => {
      const name = intl.formatMessage({ id: one.name });
      return { key: one.to, group: 'screen', name, texts: [name], go: to(one.to) };
    });
    const held = [...(places?.countries ?? []), ...(places?.programmes ?? []), ...(places?.sdgs ?? []), ...(places?.groups ?? [])];
    const there = held.map((one): Candidate => {
      const code = one.place.slice(one.place.indexOf(':') + 1);
      const page = pageOf(one.place);
      const name = one.place === 'country:none' ? intl.formatMessage({ id: 'place.none' }) : words(one.name) || code;
      return { key: one.place, group: 'place', name, code, texts: [name, code, ...Object.values(one.name ?? {})], go: page ? to(page.to, page.params, { place: undefined }) : to('/', {}, { place: one.place }) };
    });
    const measured = (indicators ?? []).map((one): Candidate => ({
      key: one.code, group: 'indicator', name: words(one.name) || one.code, code: one.code, texts: [one.code, ...Object.values(one.name)], go: to('/indicators/$code', { code: one.code }),
    }));
    const spoken = LANGUAGES.map((one): Candidate => ({ key: `lang ${one}`, group: 'language', name: OWN_NAMES[one], lang: one, texts: [OWN_NAMES[one], one], go: () => change({ lang: one }) }));
    return [...screens, ...there, ...measured, ...spoken];
  }, [intl, places, indicators, navigate, question]);
}
