/** The one way to ask: the typed client over the browser's fetch, in the language of the screen. */
import { client } from '@throughline/contract/client.ts';

export const api = client(async (url, init) =>
  fetch(url, {
    ...(init?.method ? { method: init.method } : {}),
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...init?.headers },
    ...(init?.body === undefined ? {} : { body: init.body as BodyInit }),
    ...(init?.signal ? { signal: init.signal } : {}),
    credentials: 'same-origin',
  }));
