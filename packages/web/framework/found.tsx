/** One field that finds whatever the framework names, by code or by name in any of the six languages. */
import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WholeFramework } from '@throughline/contract/framework/whole.ts';
import { fold } from '@throughline/core/ground/fold.ts';
import { useMemo } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { travelling, useChangeQuestion, useQuestion } from '../shell/question.ts';
import { Code, WordsText } from '../ui/words-text.tsx';

type Hit = { kind: 'indicator' | 'node' | 'area' | 'actor' | 'dimension'; code: string; name: Record<string, string>; to: { indicator?: string; node?: string; hash?: string } };

export function Search({ of: whole }: { of: WholeFramework }) {
  const { find = '' } = useQuestion();
  const change = useChangeQuestion();
  const intl = useIntl();
  const all = useMemo(() => hitsOf(whole), [whole]);
  const found = useMemo(() => hits(all, find), [all, find]);
  const search = travelling(useQuestion());
  return (
    <div className="framework-search" role="search">
      <TextInput type="search" label={intl.formatMessage({ id: 'framework.find' })} value={find} onChange={(event) => change({ find: event.currentTarget.value || undefined }, { replace: true })} />
      <p className="note" role="status">{find !== '' && <FormattedMessage id="framework.found" values={{ found: found.length }} />}</p>
      {found.length > 0 && (
        <ul className="framework-found">
          {found.map((one) => (
            <li key={`${one.kind} ${one.code}`}>
              <span className="note"><FormattedMessage id={`framework.is.${one.kind}`} /></span> <Link to="/framework" search={{ ...search, find, ...(one.to.indicator ? { indicator: one.to.indicator } : {}), ...(one.to.node ? { node: one.to.node } : {}) } as never} {...(one.to.hash ? { hash: one.to.hash } : {})} resetScroll={one.to.hash !== undefined}><WordsText words={one.name} /></Link> <Code>{one.code}</Code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Everything that has a name, each with what opens it; a dimension is explained by the first passport that asks for it. */
function hitsOf(whole: WholeFramework): { hit: Hit; text: string }[] {
  const first = (code: string) => whole.indicators.find((one) => one.disaggregations.includes(code))?.code;
  const list: Hit[] = [
    ...whole.indicators.map((one): Hit => ({ kind: 'indicator', code: one.code, name: one.name, to: { indicator: one.code } })),
    ...whole.areas.map((one): Hit => ({ kind: 'area', code: one.code, name: one.name, to: { hash: 'areas-name' } })),
    ...whole.theory.nodes.map((one): Hit => ({ kind: 'node', code: one.id, name: one.title, to: { node: one.id } })),
    ...whole.actorTypes.map((one): Hit => ({ kind: 'actor', code: one.code, name: one.name, to: { hash: 'actors-name' } })),
    ...whole.dimensions.map((one): Hit => ({ kind: 'dimension', code: one.code, name: one.name, to: first(one.code) ? { indicator: first(one.code)! } : { hash: 'areas-name' } })),
  ];
  return list.map((hit) => ({ hit, text: [hit.code, ...Object.values(hit.name)].map(fold).join('\n') }));
}

/** Each word of what is sought stands somewhere in its code and names. */
function hits(all: readonly { hit: Hit; text: string }[], find: string): Hit[] {
  const wanted = fold(find).split(' ').filter((word) => word !== '');
  return wanted.length === 0 ? [] : all.filter((one) => wanted.every((word) => one.text.includes(word))).map((one) => one.hit);
}
