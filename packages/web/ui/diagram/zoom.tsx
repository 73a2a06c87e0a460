/** Closer, further, all at once. The picture itself is made larger, so that its lines and letters stay sharp. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { Mark } from '@throughline/charts/mark.ts';

const STEPS = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2];
/** Letters smaller than this part of their size are not the first thing shown. */
const LEAST_READ = 0.85;

type Scale = { scale: number; all: boolean; set: (to: number | 'all') => void };

export function useScale(holder: RefObject<HTMLElement | null>, picture: Mark | null): Scale {
  const [asked, setAsked] = useState<number | 'all' | null>(null);
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const [box, svg] = [holder.current, holder.current?.querySelector('svg')];
    if (!box || !svg || !picture) return;
    const [, , width, height] = String(picture.attributes['viewBox']).split(' ').map(Number) as [number, number, number, number];
    const across = (box.clientWidth - 2) / width;
    const whole = Math.min(1, across, (box.clientHeight - 2) / height);
    const to = asked === 'all' ? whole : asked ?? Math.min(1, Math.max(LEAST_READ, across));
    svg.setAttribute('width', String(Math.floor(width * to)));
    svg.setAttribute('height', String(Math.floor(height * to)));
    setScale(to);
  }, [holder, picture, asked]);
  return { scale, all: asked === 'all', set: setAsked };
}

export function Zoom({ scale, all, set }: Scale) {
  const intl = useIntl();
  const closer = STEPS.find((one) => one > scale + 0.01);
  const further = STEPS.findLast((one) => one < scale - 0.01);
  return (
    <div className="diagram-zoom" role="group" aria-label={intl.formatMessage({ id: 'diagram.zoom' })}>
      <button type="button" aria-label={intl.formatMessage({ id: 'diagram.further' })} disabled={further === undefined} onClick={() => set(further!)}>−</button>
      <button type="button" aria-label={intl.formatMessage({ id: 'diagram.closer' })} disabled={closer === undefined} onClick={() => set(closer!)}>+</button>
      <button type="button" aria-pressed={all} onClick={() => set(all ? 1 : 'all')}><FormattedMessage id="diagram.all" /></button>
    </div>
  );
}
