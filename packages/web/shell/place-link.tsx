/** A place as a link to its page: country, programme, project, goal. What has no page of its own stays text. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Question, travelling, useQuestion } from './question.ts';

type Page = { readonly to: '/countries/$iso3' | '/programmes/$code' | '/projects/$code' | '/sdgs/$code'; readonly params: Readonly<Record<string, string>> };

/** The page of a place ("country:SEN"); null where there is none. */
export function pageOf(place: string): Page | null {
  const sort = place.slice(0, Math.max(0, place.indexOf(':')));
  const code = place.slice(place.indexOf(':') + 1);
  if (place.includes('+') || code === '') return null;
  if (sort === 'country') return { to: '/countries/$iso3', params: { iso3: code } };
  if (sort === 'programme') return { to: '/programmes/$code', params: { code } };
  if (sort === 'project') return { to: '/projects/$code', params: { code } };
  if (sort === 'sdg') return { to: '/sdgs/$code', params: { code } };
  return null;
}

type Asked = {
  place: string; children: ReactNode; search?: Question; className?: string;
  /** Heard instead of what stands in the link. */
  label?: string;
};

/** Period and as-of go along; the place does not, for the page is the place. */
export function PlaceLink({ place, children, search = {}, className, label }: Asked) {
  const { place: _elsewhere, ...along } = travelling(useQuestion());
  const page = pageOf(place);
  if (!page) return <>{children}</>;
  return <Link to={page.to as never} params={page.params as never} search={{ ...along, ...search } as never} {...(className ? { className } : {})} {...(label ? { 'aria-label': label } : {})}>{children}</Link>;
}
