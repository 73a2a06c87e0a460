/**
 * A picture on the screen as a file: SVG with its colours and letters written into it (a picture knows classes only), or PNG
 * drawn from that. Presentation attributes are used, not styles, so that the content policy has nothing to forbid.
 */
const KEPT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'fill-opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'direction'] as const;
/** A PNG is this many times as fine as the screen's pixel. */
const FINE = 2;
const MARGIN = 16;
const LINE = 20;

/** What stands under a picture that leaves the screen: what it shows, as of when, where it is from. */
export type Caption = { readonly title: string; readonly notes: readonly string[] };

/** The picture as SVG text, with its caption, on paper of the present scheme. */
export function svgOf(picture: SVGSVGElement, caption: Caption): string {
  const { width, height } = sizeOf(picture);
  const copy = picture.cloneNode(true) as SVGSVGElement;
  dress(picture, copy);
  copy.removeAttribute('class');
  for (const [name, value] of [['x', MARGIN], ['y', MARGIN + LINE * 1.5], ['width', width], ['height', height]] as const) copy.setAttribute(name, String(value));
  const colours = getComputedStyle(document.documentElement);
  const ink = colours.getPropertyValue('--ink').trim();
  const soft = colours.getPropertyValue('--soft').trim();
  const paper = colours.getPropertyValue('--paper').trim();
  const whole = document.createElementNS(SVG, 'svg');
  const [outerWidth, outerHeight] = [width + 2 * MARGIN, height + 2 * MARGIN + LINE * (1.5 + caption.notes.length)];
  attributes(whole, { xmlns: SVG, width: outerWidth, height: outerHeight, viewBox: `0 0 ${outerWidth} ${outerHeight}`, role: 'img', 'aria-label': caption.title });
  whole.append(rect(outerWidth, outerHeight, paper), line(caption.title, MARGIN + 12, 15, ink, outerWidth), copy);
  caption.notes.forEach((note, at) => whole.append(line(note, MARGIN + LINE * 1.5 + height + LINE * (at + 1) - 4, 12, soft, outerWidth)));
  return new XMLSerializer().serializeToString(whole);
}

const SVG = 'http://www.w3.org/2000/svg';

function sizeOf(picture: SVGSVGElement): { width: number; height: number } {
  const box = picture.viewBox.baseVal;
  if (box && box.width > 0) return { width: box.width, height: box.height };
  const { width, height } = picture.getBoundingClientRect();
  return { width, height };
}

/** What the style sheets say of each mark, written at the mark. */
function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of KEPT) {
    const value = style.getPropertyValue(name);
    if (value !== '') to.setAttribute(name, value);
  }
  if (style.display === 'none' || style.visibility === 'hidden') to.setAttribute('visibility', 'hidden');
  to.removeAttribute('tabindex');
  const [sources, copies] = [[...from.children], [...to.children]];
  sources.forEach((source, at) => dress(source, copies[at]!));
}

function attributes(element: Element, given: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(given)) if (name !== 'xmlns') element.setAttribute(name, String(value));
}

function rect(width: number, height: number, fill: string): Element {
  const one = document.createElementNS(SVG, 'rect');
  attributes(one, { x: 0, y: 0, width, height, fill });
  return one;
}

function line(text: string, y: number, size: number, fill: string, width: number): Element {
  const one = document.createElementNS(SVG, 'text');
  const rtl = document.documentElement.dir === 'rtl';
  attributes(one, { x: rtl ? width - MARGIN : MARGIN, y, fill, 'font-size': size, 'font-family': getComputedStyle(document.body).fontFamily, direction: rtl ? 'rtl' : 'ltr', 'text-anchor': 'start' });
  one.textContent = text;
  return one;
}

/** The picture as PNG. */
export async function pngOf(picture: SVGSVGElement, caption: Caption): Promise<Blob> {
  const text = svgOf(picture, caption);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * FINE;
  canvas.height = image.height * FINE;
  const drawing = canvas.getContext('2d')!;
  drawing.scale(FINE, FINE);
  drawing.drawImage(image, 0, 0);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('picture not drawn'))), 'image/png'));
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
