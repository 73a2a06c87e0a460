/** One field that leads anywhere: screens, places, indicators, projects, languages (ARIA pattern "combobox with listbox"). */
import { Modal } from '@mantine/core';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Code } from '../../ui/words-text.tsx';
import { type Candidate, GROUPS } from './candidate.ts';
import { useFound } from './candidates.ts';
import './palette.css';

export function Palette({ onClose }: { onClose: () => void }) {
  const intl = useIntl();
  const [sought, setSought] = useState('');
  const [active, setActive] = useState(0);
  const { found, seeking } = useFound(useDeferredValue(sought));
  const listId = useId();
  const chosen = Math.min(active, found.length - 1);
  const go = (one: Candidate | undefined) => {
    if (!one) return;
    onClose();
    one.go();
  };
  const pressed = (event: KeyboardEvent) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(found[chosen]);
    else if (step !== undefined && found.length > 0) setActive((chosen + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={intl.formatMessage({ id: 'palette.open' })} size="42rem" padding={0} lockScroll={false} transitionProps={{ duration: 0 }} classNames={{ content: 'palette', header: 'only-heard' }} yOffset="10vh">
      <input
        className="palette-field" type="text" role="combobox" autoComplete="off" spellCheck={false} data-autofocus
        aria-label={intl.formatMessage({ id: 'palette.open' })} aria-expanded={found.length > 0} aria-controls={listId} aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${listId}-${chosen}` : undefined} placeholder={intl.formatMessage({ id: 'palette.hint' })}
        value={sought} onChange={(event) => { setSought(event.currentTarget.value); setActive(0); }} onKeyDown={pressed}
      />
      <List id={listId} found={found} chosen={chosen} onGo={go} />
      <p className="palette-said" role="status">
        {found.length === 0 && !seeking && sought !== '' ? <FormattedMessage id="palette.nothing" values={{ sought }} /> : <FormattedMessage id="palette.keys" />}
      </p>
    </Modal>
  );
}

type Listed = { id: string; found: readonly Candidate[]; chosen: number; onGo: (one: Candidate) => void };

function List({ id, found, chosen, onGo }: Listed) {
  const intl = useIntl();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => { ref.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [chosen, found]);
  const option = (one: Candidate) => {
    const place = found.indexOf(one);
    return (
      <button key={one.key} type="button" tabIndex={-1} id={`${id}-${place}`} role="option" aria-selected={place === chosen} className="palette-option" onClick={() => onGo(one)}>
        <span className="palette-name" {...(one.lang ? { lang: one.lang } : {})}><bdi>{one.name}</bdi></span> {one.code && <Code>{one.code}</Code>}
      </button>
    );
  };
  return (
    <div ref={ref} id={id} role="listbox" className="palette-list" aria-label={intl.formatMessage({ id: 'palette.found' })}>
      {GROUPS.filter((group) => found.some((one) => one.group === group)).map((group) => (
        <div key={group} role="group" aria-label={intl.formatMessage({ id: `palette.group.${group}` })}>
          <div className="palette-group" aria-hidden="true"><FormattedMessage id={`palette.group.${group}`} /></div>
          {found.filter((one) => one.group === group).map(option)}
        </div>
      ))}
    </div>
  );
}
