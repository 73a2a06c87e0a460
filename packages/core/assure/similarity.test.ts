import { describe, expect, it } from 'vitest';
import { indexTexts, nearest, sharedWords, trigramsOf } from './similarity.ts';

const doc = (of: string, text: string, weight = 1) => ({ of, text, weight });

describe('trigrams', () => {
  it('are of each word with a blank at both ends, folded', () => {
    expect([...trigramsOf('Éco, eco')]).toEqual([[' ec', 2], ['eco', 2], ['co ', 2]]);
    expect([...trigramsOf('培训').keys()]).toEqual([' 培训', '培训 ']);
    expect(trigramsOf('…').size).toBe(0);
  });
});

describe('likeness', () => {
  const index = indexTexts([
    doc('TRAINED', 'Persons trained'), doc('TRAINED', 'Personnes formées'), doc('TRAINED', '受训人数'), doc('TRAINED', 'عدد الأشخاص المدرَّبين'), doc('TRAINED', 'Число обученных лиц'),
    doc('TONNES', 'Tonnes of waste avoided'), doc('TONNES', 'Tonnes de déchets évités'), doc('TONNES', '避免的废物吨数'), doc('JOBS', 'Jobs created', 0.5),
  ]);
  it('of a text and itself is one, whatever its case and accents', () => {
    expect(nearest(index, ['PERSONNES FORMEES'], 1)[0]).toMatchObject({ of: 'TRAINED', text: 'Personnes formées' });
    expect(nearest(index, ['PERSONNES FORMEES'], 1)[0]!.score).toBeCloseTo(1, 12);
    expect(nearest(index, ['jobs created'], 1)[0]!.score).toBeCloseTo(0.5, 12);
  });
  it.each([['trainees: persons who were trained', 'TRAINED'], ['受训人员', 'TRAINED'], ['الأشخاص الذين تم تدريبهم', 'TRAINED'], ['обучено лиц', 'TRAINED'], ['déchets évités (tonnes)', 'TONNES'], ['避免产生的废物', 'TONNES']])('finds %s', (text, of) => {
    expect(nearest(index, [text], 3)[0]!.of).toBe(of);
  });
  it('names each thing once, best first, and nothing that has nothing in common', () => {
    const found = nearest(index, ['persons trained', 'tonnes'], 9);
    expect(found.map((one) => one.of)).toEqual(['TRAINED', 'TONNES', 'JOBS']);
    expect(found.at(-1)!.score).toBeLessThan(0.1);
    expect(nearest(index, ['zzz', ''], 9)).toEqual([]);
  });
  it('is the same whatever the order of the texts', () => {
    const turned = indexTexts([...index.docs].reverse());
    const scores = (of: typeof index) => nearest(of, ['waste in tonnes, jobs'], 9).map((one) => [one.of, one.score]);
    expect(scores(turned)).toEqual(scores(index));
  });
  it('is asked of 20,000 texts in the time of a page', () => {
    const many = indexTexts(Array.from({ length: 20_000 }, (_one, n) => doc(`I${n}`, `Number of ${['persons', 'firms', 'tonnes', 'laws'][n % 4]} ${n} supported in region ${n % 97}`)));
    const began = performance.now();
    expect(nearest(many, ['firms 4001 supported'], 1)[0]!.of).toBe('I4001');
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('what two texts share', () => {
  it('are words of more than three letters, and runs of signs where words are not spaced', () => {
    expect(sharedWords('Persons trained at the academy', 'Persons who were trained')).toEqual(['Persons', 'trained']);
    expect(sharedWords('Activités organisées', 'nombre d’activites')).toEqual(['Activités']);
    expect(sharedWords('受训人员数', '受训人数')).toEqual(['受训人']);
    expect(sharedWords('the a b', 'the a b')).toEqual([]);
  });
});
