import { describe, expect, it } from 'vitest';
import { passwordCores, whyNotPassword } from './password.ts';
import { signInName, whyNotDisplayName, whyNotSignInName } from './sign-in-name.ts';

const codes = (typed: string): string[] => whyNotSignInName(signInName(typed), 'name').map((one) => one.code);

describe('a sign-in name', () => {
  it('is kept in one form', () => expect(signInName('  Selam.Tadesse@Example.ORG ')).toBe('selam.tadesse@example.org'));
  it('of wide letters is the same name', () => expect(signInName('ｓｅｌａｍ@example.org')).toBe('selam@example.org'));
  it.each(['selam@example.org', 'o-brien+tl@mail.example.org', '李梅@example.org', 'иванова@example.org', 'سلام@example.org', '山田たろう@example.org'])('%s is one', (name) => expect(codes(name)).toEqual([]));
  it.each(['selam', '@example.org', 'a@b@c', 'a b@example.org', 'a..b@example.org', 'a\u200b@example.org', '<b>@example.org', ''])('%j is none', (name) => expect(codes(name)).toEqual(['sign-in-name-malformed']));
  it.each([
    ['Latin with one Cyrillic letter', 'sel\u0430m@example.org'], ['all Cyrillic that reads as Latin', '\u0441\u0430\u0440@example.org'],
    ['a domain of Cyrillic that reads as Latin', 'selam@\u0435\u0445\u0430.org'], ['Greek among Latin', 'admin\u03bf@example.org'],
  ])('%s is refused', (_what, name) => expect(codes(name)).toEqual(['name-of-mixed-scripts']));
});

describe('a name as it is shown', () => {
  const said = (name: string): string[] => whyNotDisplayName(name, 'name').map((one) => one.code);
  it.each(['Selam Tadesse', '李梅 (Mei Li)', 'Jean-Baptiste N’Guessan', 'Иванова Анна', '田中 さくら'])('%s', (name) => expect(said(name)).toEqual([]));
  it.each([['', 'text-empty'], ['Sel\u0430m Tadesse', 'name-of-mixed-scripts'], ['Selam\u202eessedaT', 'name-with-hidden-signs'], ['x'.repeat(300), 'name-too-long']])('%j: %s', (name, code) => expect(said(name)).toEqual([code]));
});

describe('a password', () => {
  const listed = new Set(['password', 'dragon', 'iloveyou', 'qwerty']);
  const said = (typed: string): string[] => whyNotPassword(typed, ['selam@example.org', 'Selam Tadesse'], (core) => listed.has(core), 'password').map((one) => one.code);
  it.each(['seven goats cross the bridge', '四只山羊今天过了那座老桥去市场', 'nU7#kq-Vexed-41', 'mango mango seven rivers'])('%s will do', (typed) => expect(said(typed)).toEqual([]));
  it.each([
    ['short-1234', 'password-too-short'], ['x'.repeat(300), 'password-too-long'], ['aaaaaaaaaaaaaa', 'password-too-common'], ['Password123456', 'password-too-common'],
    ['p@ssw0rd!!!!!!', 'password-too-common'], ['dragondragon', 'password-too-common'], ['qwertyuiopas', 'password-too-common'], ['123456789012', 'password-too-common'],
    ['selamtadesse1', 'password-too-common'], ['abcdefghijklm', 'password-too-common'],
  ])('%s: %s', (typed, code) => expect(said(typed)).toEqual([code]));
  it('needs no digit, capital or sign', () => expect(said('quiet river under old bridge')).toEqual([]));
  it('is looked for without what people put around a word', () => expect(passwordCores('P@ssw0rd2024!')).toContain('password'));
});
