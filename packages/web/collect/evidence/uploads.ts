/** Files on their way to the server, one after another. What is chosen stays until it is there or is left out, whatever fails and wherever one looks. */
import type { Evidence, EvidenceAbout } from '@throughline/contract/collect/evidence.ts';
import type { ProblemBody, ProblemDetails } from '@throughline/contract/ground/problem.ts';

export type Sending = {
  readonly id: number; readonly file: File; readonly about: EvidenceAbout; readonly state: 'waiting' | 'sending' | 'lost' | 'refused'; readonly percent: number; readonly problems: readonly ProblemBody[];
};

export class Uploads {
  readonly #address: string;
  #list: readonly Sending[] = [];
  readonly #heard = new Set<() => void>();
  #last = 0;
  readonly #kept = new Set<() => void>();

  constructor(address: string) {
    this.#address = address;
    window.addEventListener('online', () => { for (const one of this.#list) if (one.state === 'lost') this.again(one.id); });
    window.addEventListener('beforeunload', (event) => { if (this.#list.length > 0) event.preventDefault(); });
  }

  readonly listen = (heard: () => void): (() => void) => { this.#heard.add(heard); return () => this.#heard.delete(heard); };
  /** Hears when a piece has come. */
  readonly whenKept = (heard: () => void): (() => void) => { this.#kept.add(heard); return () => this.#kept.delete(heard); };
  readonly list = (): readonly Sending[] => this.#list;

  add(files: readonly File[], aboutOf: (file: File) => EvidenceAbout): void {
    this.#set([...this.#list, ...files.map((file): Sending => ({ id: (this.#last += 1), file, about: aboutOf(file), state: 'waiting', percent: 0, problems: [] }))]);
    void this.#next();
  }

  again(id: number): void {
    this.#change(id, { state: 'waiting', percent: 0, problems: [] });
    void this.#next();
  }

  leaveOut(id: number): void {
    this.#set(this.#list.filter((one) => one.id !== id));
  }

  #set(list: readonly Sending[]): void {
    this.#list = list;
    for (const heard of this.#heard) heard();
  }

  #change(id: number, more: Partial<Sending>): void {
    this.#set(this.#list.map((one) => (one.id === id ? { ...one, ...more } : one)));
  }

  async #next(): Promise<void> {
    const one = this.#list.find(({ state }) => state === 'waiting');
    if (one === undefined || this.#list.some(({ state }) => state === 'sending')) return;
    this.#change(one.id, { state: 'sending' });
    const answer = await this.#send(one);
    if (answer === null) this.#change(one.id, { state: 'lost', percent: 0 });
    else if ('number' in answer) {
      this.leaveOut(one.id);
      for (const heard of this.#kept) heard();
    } else this.#change(one.id, { state: 'refused', percent: 0, problems: answer.problems ?? [] });
    void this.#next();
  }

  /** `fetch` tells nothing of how far a body has come. */
  #send({ id, file, about }: Sending): Promise<Evidence | ProblemDetails | null> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.#address);
      request.setRequestHeader('accept-language', document.documentElement.lang);
      request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) this.#change(id, { percent: Math.floor((event.loaded / event.total) * 100) }); });
      for (const name of ['error', 'abort', 'timeout']) request.addEventListener(name, () => resolve(null));
      request.addEventListener('load', () => {
        try {
          resolve(JSON.parse(request.responseText) as Evidence | ProblemDetails);
        } catch {
          resolve(null);
        }
      });
      const body = new FormData();
      body.append('about', JSON.stringify(about));
      body.append('file', file);
      request.send(body);
    });
  }
}

const held = new Map<string, Uploads>();

/** The one of a report: it outlives the page that shows it. */
export function uploadsTo(address: string): Uploads {
  const found = held.get(address) ?? new Uploads(address);
  held.set(address, found);
  return found;
}

/** What a file most likely is; its sender may say otherwise. */
export const kindOf = (file: File): string =>
  (file.type.startsWith('image/') ? 'photo' : file.type.startsWith('video/') ? 'video' : /csv|spreadsheet/.test(file.type) ? 'dataset' : 'document');
