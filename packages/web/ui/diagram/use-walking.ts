/**
 * The keys of a diagram: one stop of the Tab key for the whole, arrows along the links, Home and End, Enter to open. What has
 * the focus and the links that belong to it are marked on the picture itself, so that a step draws nothing anew.
 */
import { type Standing, type Walk, type Way, step } from '@throughline/charts/diagram-walk.ts';
import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';

type Asked = {
  holder: RefObject<HTMLDivElement | null>;
  walk: Walk;
  mirrored: boolean;
  /** Changes when the picture was drawn anew. */
  drawn: unknown;
  /** What is open now. */
  selected: Standing | null;
  onOpen: (at: Standing) => void;
};

const KEYS: Readonly<Record<string, Way>> = { ArrowRight: 'forward', ArrowLeft: 'back', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };
const TURNED: Readonly<Record<string, Way>> = { ArrowRight: 'back', ArrowLeft: 'forward' };

export function useWalking({ holder, walk, mirrored, drawn, selected, onOpen }: Asked) {
  const at = useRef<Standing | null>(null);
  const before = useRef<string | null>(null);

  useEffect(() => {
    const picture = holder.current?.querySelector('svg');
    if (!picture) return;
    const first = walk.columns.find((one) => one.length > 0)?.[0];
    const held = at.current && markOf(picture, at.current) ? at.current : selected && markOf(picture, selected) ? selected : first === undefined ? null : { node: first };
    at.current = held;
    reachable(picture, held);
    picture.querySelectorAll('[aria-selected="true"]').forEach((one) => one.setAttribute('aria-selected', 'false'));
    if (selected) markOf(picture, selected)?.setAttribute('aria-selected', 'true');
    if (document.activeElement && picture.contains(document.activeElement)) showNear(picture, held, walk);
  }, [holder, walk, drawn, selected]);

  const goTo = (next: Standing) => {
    const picture = holder.current?.querySelector('svg');
    if (!picture || !at.current) return;
    if ('node' in at.current) before.current = at.current.node;
    at.current = next;
    reachable(picture, next);
    const mark = markOf(picture, next);
    mark?.focus({ preventScroll: true });
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !at.current) return;
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onOpen(at.current); return; }
      const way = (mirrored ? TURNED[event.key] : undefined) ?? KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      const next = step(walk, at.current, way, before.current);
      if (next !== at.current) goTo(next);
    },
    onClick: (event: MouseEvent) => {
      const there = standingOf(event.target as Element, walk);
      if (!there) return;
      goTo(there);
      onOpen(there);
    },
    onFocus: (event: { target: EventTarget }) => {
      const picture = holder.current?.querySelector('svg');
      const there = standingOf(event.target as Element, walk, at.current);
      if (!picture || !there) return;
      at.current = there;
      reachable(picture, there);
      showNear(picture, there, walk);
    },
    onBlur: () => {
      const picture = holder.current?.querySelector('svg');
      if (picture) showNear(picture, null, walk);
    },
  };
}

const markOf = (picture: Element, at: Standing): SVGElement | null =>
  picture.querySelector<SVGElement>('node' in at ? `[data-node="${CSS.escape(at.node)}"]` : `[data-edge="${at.edge}"]`);

function standingOf(target: Element, walk: Walk, known: Standing | null = null): Standing | null {
  const mark = target.closest('[data-node], [data-edge]');
  const node = mark?.getAttribute('data-node');
  if (node !== null && node !== undefined) return { node };
  const edge = mark?.getAttribute('data-edge');
  if (edge === null || edge === undefined || !walk.links[Number(edge)]) return null;
  return known && 'edge' in known && known.edge === Number(edge) ? known : { edge: Number(edge), by: 'from' };
}

function reachable(picture: Element, at: Standing | null): void {
  picture.querySelectorAll('[tabindex="0"]').forEach((one) => one.setAttribute('tabindex', '-1'));
  if (at) markOf(picture, at)?.setAttribute('tabindex', '0');
}

/** The links of the box in focus, or the link itself and its two boxes, stand out. */
function showNear(picture: Element, at: Standing | null, walk: Walk): void {
  picture.querySelectorAll('.is-near').forEach((one) => one.classList.remove('is-near'));
  if (!at) return;
  if ('node' in at) {
    picture.querySelectorAll(`[data-from="${CSS.escape(at.node)}"], [data-to="${CSS.escape(at.node)}"]`).forEach((one) => one.classList.add('is-near'));
    return;
  }
  const link = walk.links[at.edge]!;
  for (const one of [markOf(picture, at), markOf(picture, { node: link.from }), markOf(picture, { node: link.to })]) one?.classList.add('is-near');
}
