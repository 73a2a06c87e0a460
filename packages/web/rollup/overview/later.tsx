/**
 * A part of the page that is fetched when the reader comes near it. Its heading stands from the beginning and its room is kept,
 * so that nothing moves when it comes, and the figures above never wait for it.
 */
import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Waiting } from '../../ui/waiting.tsx';

/** So far below the window a part is fetched. */
const NEAR = '400px';

/** `heading` and `note` are keys; without a heading the part brings its own heading. */
type Part = { name: string; heading?: string; note?: string; lines?: number; children: ReactNode };

export function Later({ name, heading, note, lines = 6, children }: Part) {
  const ref = useRef<HTMLDivElement>(null);
  const near = useNear(ref);
  const room = near ? <Suspense fallback={<Waiting lines={lines} />}>{children}</Suspense> : <div style={{ height: lines * 40 }} />;
  if (heading === undefined) return <div className={`later is-${name}`} ref={ref}>{room}</div>;
  return (
    <section className={`later is-${name}`} aria-labelledby={`${name}-name`} ref={ref}>
      <h2 id={`${name}-name`}><FormattedMessage id={heading} /></h2>
      {note && <p className="note"><FormattedMessage id={note} /></p>}
      <div className="later-room">{room}</div>
    </section>
  );
}

function useNear(ref: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !ref.current) return undefined;
    const seen = new IntersectionObserver((entries) => { if (entries.some((one) => one.isIntersecting)) setNear(true); }, { rootMargin: NEAR });
    seen.observe(ref.current);
    const printing = () => setNear(true);
    window.addEventListener('beforeprint', printing);
    return () => { seen.disconnect(); window.removeEventListener('beforeprint', printing); };
  }, [near]);
  return near;
}
