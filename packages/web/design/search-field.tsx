import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useChangeQuestion } from '../shell/question.ts';

/** So long after the last key: a word is asked for, not each of its letters. */
const PAUSE_MS = 180;

/** What is typed stands in the address after a pause; letters still being composed (Chinese) are waited for. */
export function SearchField({ find }: { find: string }) {
  const intl = useIntl();
  const change = useChangeQuestion();
  const [text, setText] = useState(find);
  const said = useRef(find);
  const timer = useRef(0);
  // the address changed by other means: back, a saved view, "show all"
  useEffect(() => {
    if (find !== said.current) { said.current = find; setText(find); }
  }, [find]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const say = (value: string, pause: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      said.current = value.trim();
      change({ find: value.trim() || undefined }, { replace: true });
    }, pause);
  };
  return (
    <TextInput
      type="search" className="portfolio-find" label={intl.formatMessage({ id: 'portfolio.find' })} description={intl.formatMessage({ id: 'portfolio.find-note' })} inputWrapperOrder={['label', 'input', 'description']} value={text} autoComplete="off" spellCheck={false}
      onChange={(event) => { setText(event.currentTarget.value); if (!(event.nativeEvent as InputEvent).isComposing) say(event.currentTarget.value, PAUSE_MS); }}
      onCompositionEnd={(event) => say(event.currentTarget.value, PAUSE_MS)}
      onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) say(text, 0); }}
    />
  );
}
