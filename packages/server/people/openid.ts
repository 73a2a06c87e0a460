/** The organisation's own sign-in by OpenID Connect: authorization code with PKCE, state and nonce; who somebody is there, and their groups. */
import { Refused, problem } from '@throughline/core/ground/problem.ts';
import * as client from 'openid-client';
import type { OpenId } from '../http/entrance.ts';

/** What is kept by the browser between leaving and coming back. */
export type Going = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly back: string };

/** Who came back, as the provider says. */
export type Known = {
  /** Issuer and subject: what identifies a person there, whatever the name. */
  readonly knownAs: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly displayName: string | null;
  readonly groups: readonly string[];
};

const found = new Map<string, Promise<client.Configuration>>();

/** Discovered once; tried again when it failed. Refused (unavailable): `openid-not-reached`. */
async function configuration(set: OpenId): Promise<client.Configuration> {
  const key = `${set.issuer.href} ${set.client}`;
  const held = found.get(key) ?? discover(set);
  found.set(key, held);
  try {
    return await held;
  } catch {
    found.delete(key);
    throw new Refused([problem('unavailable', 'openid-not-reached', 'openid', { found: set.issuer.host })]);
  }
}

function discover(set: OpenId): Promise<client.Configuration> {
  // without encryption only on this machine, for trying it out
  const plain = set.issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(set.issuer.hostname);
  return client.discovery(set.issuer, set.client, set.secret ?? undefined, set.secret === null ? client.None() : undefined, plain ? { execute: [client.allowInsecureRequests] } : undefined);
}

/** Where to send somebody to sign in, and what to keep until they come back. */
export async function goThere(set: OpenId, redirect: string, back: string): Promise<{ readonly address: string; readonly going: Going }> {
  const config = await configuration(set);
  const going = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), back };
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: redirect, scope: 'openid email profile', state: going.state, nonce: going.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(going.verifier), code_challenge_method: 'S256',
  });
  return { address: address.href, going };
}

/** Reads who came back. Refused (forbidden): `openid-refused`, whatever does not fit (state, nonce, code, signature). */
export async function comeBack(set: OpenId, address: URL, going: Going): Promise<Known> {
  const config = await configuration(set);
  try {
    const tokens = await client.authorizationCodeGrant(config, address, { pkceCodeVerifier: going.verifier, expectedState: going.state, expectedNonce: going.nonce, idTokenExpected: true });
    const claims = tokens.claims()!;
    const more = config.serverMetadata().userinfo_endpoint === undefined ? {} : await client.fetchUserInfo(config, tokens.access_token, claims.sub);
    return knownOf({ ...claims, ...more }, set);
  } catch {
    throw new Refused([problem('forbidden', 'openid-refused', 'openid', { found: set.issuer.host })]);
  }
}

function knownOf(claims: Readonly<Record<string, unknown>>, set: OpenId): Known {
  const text = (name: string): string | null => (typeof claims[name] === 'string' && claims[name] !== '' ? (claims[name] as string) : null);
  const groups = claims[set.groupsClaim];
  return {
    knownAs: `${set.issuer.href} ${text('sub')}`, email: text('email'), emailVerified: claims['email_verified'] === true, displayName: text('name'),
    groups: (Array.isArray(groups) ? groups : [groups]).filter((one): one is string => typeof one === 'string'),
  };
}
