import type { Mark } from '@throughline/charts/mark.ts';
import { createElement } from 'react';

/** A picture of `@throughline/charts` as elements. */
export function Picture({ of }: { of: Mark }): React.ReactElement {
  const { class: className, ...rest } = of.attributes as Record<string, string | number>;
  const attributes = Object.fromEntries(Object.entries(rest).map(([name, value]) => [inReact(name), value]));
  return createElement(
    of.tag,
    className === undefined ? attributes : { ...attributes, className },
    ...(of.text === undefined ? (of.marks ?? []).map((one, place) => <Picture key={place} of={one} />) : [of.text]),
  );
}

/** `aria-` and `data-` stay as they are written; `tabindex` and all others go by their names in React. */
const inReact = (name: string): string => (/^(?:aria|data)-/.test(name) ? name : name === 'tabindex' ? 'tabIndex' : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
