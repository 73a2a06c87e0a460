/** Countries beyond the few that are named: shown over the table while pointed at or focused, and always heard. */
import { type ReactNode, useRef } from 'react';
import { stand } from '../framework/term.tsx';

export function MoreCountries({ short, all }: { short: ReactNode; all: string }) {
  const list = useRef<HTMLSpanElement>(null);
  const isOpen = () => list.current?.matches(':popover-open') ?? false;
  const show = (cell: HTMLElement) => {
    if (!list.current || isOpen()) return;
    list.current.showPopover();
    stand(list.current, cell);
  };
  const hide = () => { if (isOpen()) list.current!.hidePopover(); };
  return (
    <>
      <button
        type="button" className="term more-countries" aria-label={all}
        onFocus={(event) => show(event.currentTarget)} onBlur={hide} onMouseEnter={(event) => show(event.currentTarget)} onMouseLeave={hide}
        onClick={(event) => show(event.currentTarget)} onKeyDown={(event) => { if (event.key === 'Escape') hide(); }}
      >
        {short}
      </button>
      <span ref={list} popover="manual" className="term-means" aria-hidden="true">{all}</span>
    </>
  );
}
