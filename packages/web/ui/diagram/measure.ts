/** The letters of a diagram: how high, how wide. Measured on a canvas, in the face and size that the style sheet sets. */
import type { Measure } from '@throughline/charts/diagram-text.ts';
import { useEffect, useState } from 'react';

export type Letters = { readonly size: number; readonly lineHeight: number; readonly title: Measure; readonly strong: Measure };

let drawing: CanvasRenderingContext2D | null = null;

/** Of the document's smallest step of type, which grows with the reader's own size. */
export function lettersNow(): Letters {
  drawing ??= document.createElement('canvas').getContext('2d')!;
  const root = getComputedStyle(document.documentElement);
  const size = Number.parseFloat(root.getPropertyValue('--step--1')) * Number.parseFloat(root.fontSize);
  const family = getComputedStyle(document.body).fontFamily;
  const leading = { ar: 1.6, zh: 1.45 }[document.documentElement.lang] ?? 1.35;
  const measure = (weight: number): Measure => {
    const font = `${weight} ${size}px ${family}`;
    const known = new Map<string, number>();
    return (text) => {
      const held = known.get(text);
      if (held !== undefined) return held;
      drawing!.font = font;
      const width = drawing!.measureText(text).width;
      known.set(text, width);
      return width;
    };
  };
  return { size, lineHeight: Math.round(size * leading), title: measure(400), strong: measure(600) };
}

/** Letters once the slices of the face that these texts need have come (or a second and a half went by), counted up each time. */
export function useLetters(texts: string): Letters {
  const [letters, setLetters] = useState(lettersNow);
  useEffect(() => {
    let left = false;
    const family = getComputedStyle(document.body).fontFamily;
    const come = Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px ${family}`, texts)));
    const late = new Promise((done) => { setTimeout(done, 1500); });
    void Promise.race([come, late]).then(() => { if (!left) setLetters(lettersNow()); });
    return () => { left = true; };
  }, [texts]);
  return letters;
}
