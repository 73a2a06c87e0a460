/** Which version of the program made a snapshot: its rules made the figures. */
import { readFileSync } from 'node:fs';

const ROOT = new URL('../../../../package.json', import.meta.url);
let read: string | null = null;

export const softwareVersion = (): string => (read ??= (JSON.parse(readFileSync(ROOT, 'utf8')) as { version: string }).version);
