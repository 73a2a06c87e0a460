/** Taking the port that PORT and HOST name, and saying plainly when it cannot be had. */
import type { FastifyInstance } from 'fastify';
import { BrokenWorld } from '../database/broken-world.ts';

const PORT = 4180;
const HOST = 'localhost';

/**
 * Listens where the environment says, `localhost:4180` by default, and gives back the address to open. PORT 0 takes any free port.
 * Problems: `port-not-understood`, `port-in-use`, `port-not-allowed`, `address-not-here`.
 */
export async function listen(app: FastifyInstance, asked: { readonly PORT?: string | undefined; readonly HOST?: string | undefined }): Promise<string> {
  const port = portOf(asked.PORT);
  const host = asked.HOST === undefined || asked.HOST === '' ? HOST : asked.HOST;
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw refusal(error, port, host);
  }
  const listening = app.server.address();
  const bound = listening !== null && typeof listening === 'object' ? listening.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
}

function portOf(asked: string | undefined): number {
  if (asked === undefined || asked === '') return PORT;
  const port = Number(asked);
  if (!/^[0-9]+$/.test(asked) || port > 65_535) throw new BrokenWorld('port-not-understood', 'PORT', { found: asked });
  return port;
}

/** Errors of the system's bind and look-up of names (errno(3)); others are passed on as they are. */
function refusal(error: unknown, port: number, host: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE': return new BrokenWorld('port-in-use', 'PORT', { found: port }, error);
    case 'EACCES':
    case 'EPERM': return new BrokenWorld('port-not-allowed', 'PORT', { found: port }, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN': return new BrokenWorld('address-not-here', 'HOST', { found: host }, error);
    default: return error;
  }
}
