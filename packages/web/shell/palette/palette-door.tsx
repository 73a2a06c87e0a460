/** Opens the palette: a button for the mouse, Ctrl+K (or ⌘K) and "/" for the keyboard. Its own part is fetched then. */
import { UnstyledButton } from '@mantine/core';
import { Suspense, lazy, useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

export function PaletteDoor() {
  const [open, setOpen] = useState(false);
  const intl = useIntl();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const called = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!called && !(event.key === '/' && !isWriting(event.target))) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
  return (
    <>
      <UnstyledButton className="palette-door" onClick={() => setOpen(true)} aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K /" aria-label={intl.formatMessage({ id: 'palette.open' })}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.6" /><path d="M12.5 12.5 17 17" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" /></svg>
        <span className="palette-door-word"><FormattedMessage id="palette.word" /></span>
      </UnstyledButton>
      {open && <Suspense fallback={null}><Palette onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}

/** Where a stroke is part of what somebody writes, it calls nothing. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[role="grid"], [role="dialog"]') !== null);
