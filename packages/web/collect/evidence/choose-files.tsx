/** Files dropped, chosen, or taken by the camera; those that are too large are told before anything is sent. */
import type { EvidenceOfReport } from '@throughline/contract/collect/evidence.ts';
import { Button } from '@mantine/core';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useSize } from './piece.tsx';

type Asked = { readonly data: EvidenceOfReport; readonly files: readonly File[]; readonly onFiles: (files: readonly File[]) => void };

export function ChooseFiles({ data: { limits }, files, onFiles }: Asked) {
  const [over, setOver] = useState(false);
  const size = useSize();
  const [choose, camera] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...files, ...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...files, ...event.dataTransfer.files]);
  };
  return (
    <div className={over ? 'evidence-drop is-over' : 'evidence-drop'} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <p><FormattedMessage id="collect.evidence.drop" /></p>
      <p className="note"><FormattedMessage id="collect.evidence.drop-note" values={{ size: size(limits.bytes) }} /></p>
      <p className="piece-ways">
        <Button variant="default" size="compact-sm" onClick={() => choose.current?.click()}><FormattedMessage id="collect.evidence.choose" /></Button>
        <Button variant="default" size="compact-sm" onClick={() => camera.current?.click()}><FormattedMessage id="collect.evidence.photograph" /></Button>
      </p>
      <input ref={choose} type="file" multiple hidden data-testid="evidence-files" accept={limits.endings.map((one) => `.${one}`).join(',')} onChange={take} />
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" onChange={take} />
      {files.length > 0 && (
        <ul className="evidence-chosen">
          {files.map((one, n) => (
            <li key={`${one.name} ${n}`}>
              <bdi>{one.name}</bdi> <span className="note"><bdi>{size(one.size)}</bdi></span>{one.size > limits.bytes && <span className="note"> <FormattedMessage id="problem.evidence-too-large" /></span>}{' '}
              <button type="button" className="link-button" onClick={() => onFiles(files.filter((other) => other !== one))}><FormattedMessage id="collect.evidence.leave-out" /></button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
