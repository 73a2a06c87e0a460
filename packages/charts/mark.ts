/**
 * A picture as a tree of marks: plain data that a screen turns into elements and a document into SVG text. No colours or
 * fonts stand in it, only classes, so light, dark and print each dress it their own way.
 */
export type Mark = {
  readonly tag: 'svg' | 'g' | 'line' | 'path' | 'circle' | 'rect' | 'text' | 'title' | 'defs' | 'pattern';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly marks?: readonly Mark[];
  readonly text?: string;
};

export const mark = (tag: Mark['tag'], attributes: Mark['attributes'], inner: readonly Mark[] | string = []): Mark =>
  (typeof inner === 'string' ? { tag, attributes, text: inner } : { tag, attributes, marks: inner });

/** The marks as SVG text. */
export function svgText(one: Mark): string {
  const attributes = Object.entries(one.attributes).map(([name, value]) => ` ${name}="${escape(String(value))}"`).join('');
  const space = one.tag === 'svg' ? ' xmlns="http://www.w3.org/2000/svg"' : '';
  const inner = one.text === undefined ? (one.marks ?? []).map(svgText).join('') : escape(one.text);
  return `<${one.tag}${space}${attributes}>${inner}</${one.tag}>`;
}

/** A coordinate with a tenth of a pixel. */
export const at = (value: number): number => Math.round(value * 10) / 10;

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
