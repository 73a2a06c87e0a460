/** Text broken into lines of a width, in any script: at spaces, between Chinese characters, and within a word too long to fit. */

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/** Closing marks do not begin a line, opening ones do not end it. */
const NO_START = /^[\p{Pe}\p{Pf}、。，．：；？！·…‥ー々,.:;?!%]/u;
const NO_END = /[\p{Ps}\p{Pi}]$/u;
const BETWEEN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** At most `most` lines; what is left over ends with an ellipsis. */
export function breakLines(text: string, width: number, measure: Measure, most = 6): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line === '' || measure((line + piece).trimEnd()) <= width) { line += piece; } else { lines.push(line.trimEnd()); line = piece.trimStart(); }
    while (measure(line.trimEnd()) > width) {
      const kept = fitting(line, width, measure);
      if (kept.length >= line.length) break;
      lines.push(kept);
      line = line.slice(kept.length);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), ended(lines[most - 1]!, width, measure)];
}

/** Parts that stay whole on a line, spaces at their ends. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const word of text.match(/\S+\s*/gu) ?? []) {
    for (const letter of word) {
      const last = found.at(-1);
      const joins = last !== undefined && !/\s$/u.test(last) && !(BETWEEN.test(letter) && !NO_END.test(last)) && !(BETWEEN.test(last.at(-1) ?? '') && !NO_START.test(letter) && letter.trim() !== '');
      if (joins) found[found.length - 1] = last + letter;
      else found.push(letter);
    }
  }
  return found;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many letters as fit, at least one. */
function fitting(text: string, width: number, measure: Measure): string {
  let kept = '';
  for (const { segment } of letters.segment(text)) {
    if (kept !== '' && measure(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}

function ended(line: string, width: number, measure: Measure): string {
  const whole = `${line}…`;
  return measure(whole) <= width ? whole : `${fitting(line, width - measure('…'), measure).trimEnd()}…`;
}
