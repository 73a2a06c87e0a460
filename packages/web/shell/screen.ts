/** A screen that is fetched when it is opened: its program and its words, side by side. */
import { type RouteComponent, lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { loadPart } from './catalogue.ts';
import { languageOf } from './language.ts';

type Component = () => ReactNode;
type Module<Name extends string> = Record<Name, Component>;

/** `part` names its folder below words/; null where the common words are enough. */
export function screen<Name extends string>(part: string | null, module: () => Promise<Module<Name>>, name: Name): RouteComponent {
  const both = async () => {
    const language = languageOf(new URLSearchParams(window.location.search).get('lang') ?? undefined);
    const [loaded] = await Promise.all([module(), part === null ? null : loadPart(part, language)]);
    return loaded;
  };
  return lazyRouteComponent(both, name) as RouteComponent;
}
