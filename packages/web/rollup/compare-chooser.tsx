/** Chooses what is compared: a field that adds, and what was chosen as a list that takes away. All by keyboard. */
import { UnstyledButton } from '@mantine/core';
import { finds } from '@throughline/core/ground/fold.ts';
import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

export type Choosable = { readonly key: string; readonly name: string; readonly texts: readonly string[] };

type Asked = {
  /** "indicators" or "places": part of the names of its words. */
  sort: 'indicators' | 'places';
  all: readonly Choosable[];
  chosen: readonly string[];
  most: number;
  onChange: (chosen: readonly string[]) => void;
};

export function CompareChooser({ sort, all, chosen, most, onChange }: Asked) {
  const intl = useIntl();
  const id = useId();
  const [text, setText] = useState('');
  const full = chosen.length >= most;
  const nameOf = (key: string) => all.find((one) => one.key === key)?.name ?? key;
  const add = (said: string) => {
    const one = all.find((each) => said === labelOf(each)) ?? (said === '' ? undefined : all.find((each) => !chosen.includes(each.key) && finds(said, each.texts)));
    if (!one || chosen.includes(one.key)) return;
    onChange([...chosen, one.key]);
    setText('');
  };
  return (
    <div className="compare-chooser">
      <form onSubmit={(event) => { event.preventDefault(); add(text); }}>
        <label htmlFor={id}><FormattedMessage id={`compare.${sort}`} /></label>
        <input id={id} className="compare-field" list={`${id}-all`} value={text} disabled={full} aria-describedby={`${id}-said`} autoComplete="off"
          onChange={(event) => { setText(event.currentTarget.value); if (all.some((one) => labelOf(one) === event.currentTarget.value)) add(event.currentTarget.value); }} />
        <datalist id={`${id}-all`}>{all.filter((one) => !chosen.includes(one.key)).map((one) => <option key={one.key} value={labelOf(one)} />)}</datalist>
        <p id={`${id}-said`} className="note"><FormattedMessage id={full ? 'compare.full' : 'compare.add'} values={{ most }} /></p>
      </form>
      <ul className="compare-chosen" aria-label={intl.formatMessage({ id: `compare.${sort}` })}>
        {chosen.map((key) => (
          <li key={key}>
            <bdi>{nameOf(key)}</bdi>
            <UnstyledButton className="compare-drop" aria-label={intl.formatMessage({ id: 'compare.take-away' }, { name: nameOf(key) })} onClick={() => onChange(chosen.filter((one) => one !== key))}><span aria-hidden="true">×</span></UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

const labelOf = (one: Choosable): string => (one.name === one.key || one.key.includes(':') ? one.name : `${one.name} (${one.key})`);
