import type { ReactNode } from 'react';

/** Nothing here yet: says why, and what to do first. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return <section className="empty"><h2>{title}</h2>{children}</section>;
}
