import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { BrokenWorld } from '../database/broken-world.ts';
import { listen } from './listen.ts';

/** The code and data of the problem that listening ends with. */
async function refused(asked: Parameters<typeof listen>[1]): Promise<unknown> {
  const app = fastify();
  try {
    return await listen(app, asked);
  } catch (error) {
    expect(error).toBeInstanceOf(BrokenWorld);
    const { code, at, found } = (error as BrokenWorld).problems[0]!;
    return { code, at, found };
  } finally {
    await app.close();
  }
}

const taken = (): Promise<{ server: Server; port: number }> => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => done({ server, port: (server.address() as AddressInfo).port }));
});

test('any free port, and its address', async () => {
  const app = fastify();
  try {
    const address = await listen(app, { PORT: '0', HOST: '127.0.0.1' });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9][0-9]+$/);
    expect((await fetch(address)).status).toBe(404);
  } finally {
    await app.close();
  }
});

test('a port that another program has is said to be in use', async () => {
  const { server, port } = await taken();
  try {
    expect(await refused({ PORT: String(port), HOST: '127.0.0.1' })).toEqual({ code: 'port-in-use', at: 'PORT', found: String(port) });
  } finally {
    server.close();
  }
});

test.each(['http', '65536', '-1', '41.80', ' 4180'])('PORT=%s is no port', async (PORT) => {
  expect(await refused({ PORT, HOST: '127.0.0.1' })).toEqual({ code: 'port-not-understood', at: 'PORT', found: PORT });
});

test('an address of another machine cannot be listened at', async () => {
  // 192.0.2.0/24 is for documentation (RFC 5737): no machine has it.
  expect(await refused({ PORT: '0', HOST: '192.0.2.1' })).toEqual({ code: 'address-not-here', at: 'HOST', found: '192.0.2.1' });
});
