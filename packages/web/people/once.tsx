/** What is told once: a link, a key, codes. Copied by a button; gone when it is put away. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';

type Asked = { readonly title: ReactNode; readonly note: ReactNode; readonly text: string; readonly onDone: () => void; readonly children?: ReactNode };

export function Once({ title, note, text, onDone, children }: Asked) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = () => void copyText(text).then(setCopied);
  return (
    <section className="people-once">
      <h3 ref={heading} tabIndex={-1}>{title}</h3>
      <p className="note">{note}</p>
      {children ?? <p className="people-secret"><output className="code" translate="no">{text}</output></p>}
      <p className="people-go people-note">
        <Button variant="default" onClick={copy}><FormattedMessage id="people.copy" /></Button>
        <button type="button" className="link-button" onClick={onDone}><FormattedMessage id="people.put-away" /></button>
        <span role="status" className="note">{copied !== null && <FormattedMessage id={copied ? 'people.copied' : 'people.not-copied'} />}</span>
      </p>
    </section>
  );
}

/** Some browsers hold the clipboard back; the text stands on the screen all the same. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
