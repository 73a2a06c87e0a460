import { describe, expect, it } from 'vitest';
import { finds, fold } from './fold.ts';

describe('folding', () => {
  it('forgets case and accents', () => {
    expect(fold('Émissions de GAZ')).toBe('emissions de gaz');
    expect(fold('Año')).toBe('ano');
    expect(fold('Ёлка')).toBe(fold('елка'));
    expect(fold('й')).toBe(fold('Й'));
  });
  it('takes Arabic letter variants, vowel signs and the stretching line for one', () => {
    expect(fold('إثيوبيا')).toBe(fold('اثيوبيا'));
    expect(fold('الصِّنَاعَة')).toBe(fold('الصناعه'));
    expect(fold('التنميـــة')).toBe(fold('التنمية'));
    expect(fold('مستوى')).toBe(fold('مستوي'));
  });
  it('takes wide forms for narrow ones and drops marks of direction', () => {
    expect(fold('ＫＡＳＡ．２')).toBe('kasa.2');
    expect(fold('\u2068KASA.2\u2069')).toBe('kasa.2');
  });
});

describe('finding', () => {
  it('asks for every word, in any text, in any script', () => {
    expect(finds('emissions GES', ['Émissions réduites', 'GES évités'])).toBe(true);
    expect(finds('排放', ['减少的温室气体排放量'])).toBe(true);
    expect(finds('اثيوبيا', ['إثيوبيا'])).toBe(true);
    expect(finds('steel', ['Émissions réduites'])).toBe(false);
    expect(finds('  ', ['x'])).toBe(true);
  });
});
