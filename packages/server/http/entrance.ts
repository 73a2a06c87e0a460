/** How people come in, as the environment says it (docs/operate/sign-in.md). */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { heldAtSchema, roleSchema } from '@throughline/contract/people/place.ts';
import { BrokenWorld } from '../database/broken-world.ts';

/** Members of a group at the provider have a role at a place here. */
const groupSchema = z.strictObject({ group: z.string().min(1), role: roleSchema, at: heldAtSchema });

export type OpenId = {
  readonly issuer: URL; readonly client: string; readonly secret: string | null; readonly name: string;
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string;
  readonly groups: readonly z.infer<typeof groupSchema>[];
};

export type Entrance = {
  /** The address people use, when it is not a loopback one; changes are taken from it alone. */
  readonly origin: URL | null;
  /** Also the person at this machine has to sign in. */
  readonly required: boolean;
  readonly openId: OpenId | null;
  /** Addresses of proxies in front, whose word on who is asking is taken. */
  readonly proxies: readonly string[];
};

export const OPEN: Entrance = { origin: null, required: false, openId: null, proxies: [] };

type Said = Readonly<Record<string, string | undefined>>;

/** Reads THROUGHLINE_ORIGIN, _SIGN_IN, _PROXIES and _OPENID_…. Problems: `setting-not-understood` (BrokenWorld), with its name. */
export function entranceOf(said: Said): Entrance {
  const origin = said['THROUGHLINE_ORIGIN'] ?? '';
  const signIn = said['THROUGHLINE_SIGN_IN'] ?? '';
  if (!['', 'required'].includes(signIn)) refuse('THROUGHLINE_SIGN_IN', signIn, 'required');
  return {
    origin: origin === '' ? null : addressOf('THROUGHLINE_ORIGIN', origin), required: signIn === 'required', openId: openIdOf(said),
    proxies: (said['THROUGHLINE_PROXIES'] ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''),
  };
}

function openIdOf(said: Said): OpenId | null {
  const issuer = said['THROUGHLINE_OPENID_ISSUER'] ?? '';
  if (issuer === '') return null;
  const client = said['THROUGHLINE_OPENID_CLIENT'] ?? '';
  if (client === '') refuse('THROUGHLINE_OPENID_CLIENT', '', 'the name of the client at the provider');
  return {
    issuer: addressOf('THROUGHLINE_OPENID_ISSUER', issuer), client, secret: said['THROUGHLINE_OPENID_SECRET'] ?? null,
    name: said['THROUGHLINE_OPENID_NAME'] ?? new URL(issuer).host, groupsClaim: said['THROUGHLINE_OPENID_GROUPS_CLAIM'] ?? 'groups', groups: groupsOf(said['THROUGHLINE_OPENID_ROLES'] ?? ''),
  };
}

/** JSON, or the name of a file that holds it. */
function groupsOf(text: string): OpenId['groups'] {
  if (text === '') return [];
  try {
    return z.array(groupSchema).parse(JSON.parse(text.trimStart().startsWith('[') ? text : readFileSync(text, 'utf8')));
  } catch {
    return refuse('THROUGHLINE_OPENID_ROLES', text.slice(0, 80), '[{"group", "role", "at": {"organisation", "place"}}]');
  }
}

function addressOf(name: string, text: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) refuse(name, text, 'https://results.example.org');
  return new URL(text);
}

function refuse(name: string, found: string, accepted: string): never {
  throw new BrokenWorld('setting-not-understood', name, { found, accepted });
}
