/** A screen that is fetched when it is opened: its program and its words side by side, then what it asks first. */
import { type RouteComponent, lazyRouteComponent, useMatches } from '@tanstack/react-router';
import type { Organisation } from '@throughline/contract/people/organisation.ts';
import type { ReactNode } from 'react';
import { loadPart } from './catalogue.ts';
import { type Language, languageOf } from './language.ts';
import { ORGANISATIONS, currentOf, useOrganisations } from './organisation.tsx';
import { queries } from './queries.ts';
import { type Question, readQuestion, useQuestion } from './question.ts';

type Component = () => ReactNode;
/** Where a screen is opened: whose, in which language, and what the address asks. */
export type Opened = { readonly organisation: Organisation; readonly question: Question; readonly language: Language; readonly params: Readonly<Record<string, string>> };
/** A question as a component asks it by `useQuery`, so that it finds the answer or waits for the same one. */
export type Query = { readonly queryKey: readonly unknown[]; readonly queryFn: () => Promise<unknown>; readonly staleTime?: number };
type Module<Name extends string> = Record<Name, Component> & { readonly early?: (opened: Opened) => readonly Query[] };

/** So long a screen is held back for its answers: drawn once, with its figures, is sooner done than drawn twice. */
const HELD_MS = 400;

type Loading = { readonly params: unknown; readonly location: { readonly search: unknown }; readonly route: { readonly id: string } };

/** What the screens that were opened ask, by route. */
const opened = new Map<string, (organisation: Organisation, question: Question, params: unknown) => readonly Query[]>();

/**
 * Asks what this screen would ask after a change that is likely to come (a reader has taken hold of a filter), so that the answer is
 * there when the change is made. A few questions at most are worth that.
 */
export function useForesee(): (changes: readonly Question[]) => void {
  const { current } = useOrganisations();
  const question = useQuestion();
  const { routeId, params } = useMatches({ select: (matches) => matches.at(-1)! });
  return (changes) => {
    const asks = opened.get(routeId);
    if (!asks || !current) return;
    for (const change of changes) for (const one of asks(current, readQuestion({ ...question, ...change }), params)) void queries.prefetchQuery(one);
  };
}

/** `part` names its folder below words/; null where the common words are enough. A module may export `early`: what it asks first. */
export function screen<Name extends string>(part: string | null, module: () => Promise<Module<Name>>, name: Name) {
  const language = () => languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined);
  const both = async () => {
    const [loaded] = await Promise.all([module(), part === null ? null : loadPart(part, language())]);
    return loaded;
  };
  const asks = (loaded: Module<Name>, organisation: Organisation, question: Question, params: unknown): readonly Query[] =>
    loaded.early?.({ organisation, question, language: language(), params: params as Record<string, string> }) ?? [];
  const loader = async ({ params, location, route }: Loading): Promise<void> => {
    // what fails here is said where it is asked again: by the component
    const [loaded, known] = await Promise.all([both(), queries.ensureQueryData(ORGANISATIONS).catch(() => null)]);
    const question = readQuestion(location.search as Record<string, unknown>);
    const organisation = known && currentOf(known, question.organisation);
    opened.set(route.id, (of, changed, at) => asks(loaded, of, changed, at));
    if (!organisation) return;
    await Promise.race([Promise.all(asks(loaded, organisation, question, params).map((one) => queries.prefetchQuery(one))), new Promise((done) => { setTimeout(done, HELD_MS); })]);
  };
  return { component: lazyRouteComponent(both, name) as RouteComponent, loader };
}
