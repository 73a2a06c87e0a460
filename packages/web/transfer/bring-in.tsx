/** Files are tried as soon as they are chosen; nothing is kept until all problems have been seen and the reader says so. */
import { Button, NativeSelect, Switch } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useOrganisations } from '../shell/organisation.tsx';
import { useWords } from '../ui/words-text.tsx';
import { TriedFile } from './tried-file.tsx';
import { type Tried, useTrial } from './use-trial.ts';

export function BringIn() {
  const intl = useIntl();
  const trial = useTrial();
  return (
    <section className="bring-in" aria-labelledby="bring-in-name">
      <h2 id="bring-in-name"><FormattedMessage id="data.bring-in" /></h2>
      <Drop onFiles={trial.choose} />
      <div className="bring-in-options">
        <Switch
          checked={trial.strict}
          onChange={(event) => trial.setStrict(event.currentTarget.checked)}
          label={intl.formatMessage({ id: 'data.strict' })}
          description={intl.formatMessage({ id: 'data.strict-note' })}
        />
        <Belongs organisation={trial.organisation} onChoose={trial.setOrganisation} />
      </div>
      {trial.files.map((one) => <TriedFile key={one.id} tried={one} onDrop={() => trial.drop(one.id)} />)}
      {trial.files.length > 0 && <BringInButton trial={trial} files={trial.files} />}
    </section>
  );
}

function Drop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={over ? 'drop is-over' : 'drop'}
      onDragOver={(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <p className="drop-lead"><FormattedMessage id="data.drop" /></p>
      <p className="note"><FormattedMessage id="data.drop-note" /></p>
      <Button onClick={() => input.current?.click()}><FormattedMessage id="data.choose" /></Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="files"
        accept=".xml,.json,.gz,.csv,.xlsx,application/xml,application/json,application/gzip"
        onChange={(event) => { onFiles([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }}
      />
    </div>
  );
}

/** An activity file goes to its reporting organisation unless another one is named. */
function Belongs({ organisation, onChoose }: { organisation: string; onChoose: (id: string) => void }) {
  const intl = useIntl();
  const words = useWords();
  const { all } = useOrganisations();
  if (all.length === 0) return null;
  return (
    <NativeSelect label={intl.formatMessage({ id: 'data.belongs' })} value={organisation} onChange={(event) => onChoose(event.currentTarget.value)}>
      <option value="">{intl.formatMessage({ id: 'data.belongs-file' })}</option>
      {all.filter((one) => !one.demonstration).map((one) => <option key={one.id} value={one.id}>{words(one.name) || one.id}</option>)}
    </NativeSelect>
  );
}

function BringInButton({ trial, files }: { trial: ReturnType<typeof useTrial>; files: readonly Tried[] }) {
  const intl = useIntl();
  const good = files.filter((one) => one.state === 'tried' && one.result?.outcome !== 'refused');
  const busy = files.some((one) => one.state === 'waiting' || one.state === 'asking');
  const why = busy ? 'data.why-busy' : files.every((one) => one.state === 'kept') ? 'data.why-kept' : good.length === 0 ? 'data.why-refused' : null;
  return (
    <p className="bring-in-go">
      <Button disabled={why !== null} aria-describedby="bring-in-why" onClick={() => void trial.keep()}><FormattedMessage id="data.keep" values={{ count: good.length }} /></Button>
      <span id="bring-in-why" className="note" role="status">{why !== null && intl.formatMessage({ id: why })}</span>
    </p>
  );
}
