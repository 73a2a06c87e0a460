/** A dialog in the middle, or at the side: its heading is a title and no banner of the page. */
import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';

type Asked = { title: string; name: string; size: string; onClose: () => void; children: ReactNode };

export function MiddleDialog({ title, name, size, onClose, children }: Asked) {
  const close = useIntl().formatMessage({ id: 'portfolio.close' });
  return (
    <Modal.Root opened onClose={onClose} size={size} lockScroll={false} transitionProps={{ duration: 0 }} classNames={{ content: `portfolio-dialog ${name}` }}>
      <Modal.Overlay />
      <Modal.Content>
        <div className="dialog-head"><Modal.Title className="dialog-title">{title}</Modal.Title><Modal.CloseButton aria-label={close} /></div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export function SideDialog({ title, name, size, onClose, children }: Asked) {
  const close = useIntl().formatMessage({ id: 'portfolio.close' });
  return (
    <Drawer.Root opened onClose={onClose} size={size} lockScroll={false} transitionProps={{ duration: 0 }} classNames={{ content: `portfolio-dialog ${name}` }}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className="dialog-head"><Drawer.Title className="dialog-title">{title}</Drawer.Title><Drawer.CloseButton aria-label={close} /></div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
