/** A screen: its title in the window, its heading, and the focus on it when one comes from another screen. */
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../ui/words-text.tsx';
import { useArriving } from './arriving.ts';
import { useOrganisations } from './organisation.tsx';

/** `pending`: what the heading says is not known yet and may take more lines; what stands below waits out of sight. */
type Asked = { title: string; pending?: boolean; heading?: ReactNode; above?: ReactNode; lead?: ReactNode; children?: ReactNode };

/** The path that was shown last: the first screen after loading does not take the focus from the address bar. */
let shown: string | null = null;

export function Page({ title, pending = false, heading, above, lead, children }: Asked) {
  const { current } = useOrganisations();
  const words = useWords();
  const { pathname } = useLocation();
  const ref = useRef<HTMLHeadingElement>(null);
  const organisation = words(current?.name);
  useEffect(() => {
    document.title = [title, organisation, 'Throughline'].filter(Boolean).join(' · ');
  }, [title, organisation]);
  // Once, when the screen comes: while the next one is being fetched, the address is already the next one's.
  useEffect(() => {
    if (shown !== null && shown !== pathname) ref.current?.focus();
    shown = pathname;
  }, []);
  const { page, arriving } = useArriving();
  return (
    <div className={arriving ? 'page is-arriving' : 'page'} ref={page}>
      <div className={pending ? 'page-head is-pending' : 'page-head'}>
        {above}
        <h1 tabIndex={-1} ref={ref}>{heading ?? title}</h1>
        {lead}
      </div>
      {children}
    </div>
  );
}
