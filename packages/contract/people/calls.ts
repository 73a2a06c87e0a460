/** Questions and changes of the room `people`. */
import type { Ask, Asked } from '../ground/ask.ts';
import type { CreateKey, CreatedKey, Keys } from './keys.ts';
import type { Cast, Done, Me, Sessions } from './me.ts';
import type { Organisations } from './organisation.ts';
import type { Because, Give, Invite, Link, LookedAtLink, People, Recover, Rights, UseLink, Why } from './people.ts';
import type { GivenGrant, Roles } from './place.ts';

const sent = (method: string, body: unknown = {}) => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const of = (id: string): string => encodeURIComponent(id);

export const peopleCalls = (ask: Ask) => ({
  organisations: () => ask<Organisations>('/organisations'),
  roles: () => ask<Roles>('/roles'),
  me: () => ask<Me>('/me'),
  signIn: (body: { name: string; password: string; code?: string }) => ask<Me>('/session', {}, sent('POST', body)),
  signOut: () => ask<Done>('/session', {}, { method: 'DELETE' }),
  changeAccount: (body: { displayName?: string; language?: NonNullable<Me['account']>['language'] }) => ask<Me>('/me', {}, sent('PATCH', body)),
  changePassword: (body: { current?: string; password: string }) => ask<Me>('/me/password', {}, sent('POST', body)),
  sessions: () => ask<Sessions>('/me/sessions'),
  endSession: (id: string) => ask<Done>(`/me/sessions/${of(id)}`, {}, { method: 'DELETE' }),
  beginSecondFactor: (password: string) => ask<{ secret: string; uri: string }>('/me/second-factor', {}, sent('POST', { password })),
  confirmSecondFactor: (code: string) => ask<{ recoveryCodes: string[] }>('/me/second-factor/confirm', {}, sent('POST', { code })),
  removeSecondFactor: (password: string, code: string) => ask<Me>('/me/second-factor/remove', {}, sent('POST', { password, code })),
  cast: () => ask<Cast>('/cast'),
  becomeOfCast: (id: string) => ask<Me>(`/cast/${of(id)}`, {}, sent('POST')),
  people: (asked: Asked) => ask<People>('/people', asked),
  rightsOf: (id: string, asked: Asked) => ask<Rights>(`/people/${of(id)}`, asked),
  whyMay: (id: string, asked: Asked) => ask<Why>(`/people/${of(id)}/why`, asked),
  invite: (body: Invite) => ask<Link>('/invitations', {}, sent('POST', body)),
  withdrawInvitation: (id: string) => ask<Done>(`/invitations/${of(id)}`, {}, { method: 'DELETE' }),
  recoverPerson: (id: string, body: Recover) => ask<Link>(`/people/${of(id)}/recovery`, {}, sent('POST', body)),
  suspendPerson: (id: string, body: Because) => ask<Done>(`/people/${of(id)}/suspend`, {}, sent('POST', body)),
  restorePerson: (id: string, body: Because) => ask<Done>(`/people/${of(id)}/restore`, {}, sent('POST', body)),
  giveRole: (body: Give) => ask<GivenGrant>('/grants', {}, sent('POST', body)),
  revokeGrant: (id: string, body: Because) => ask<Done>(`/grants/${of(id)}/revoke`, {}, sent('POST', body)),
  lookAtLink: (token: string) => ask<LookedAtLink>('/links/look', {}, sent('POST', { token })),
  useLink: (body: UseLink) => ask<Me>('/links/use', {}, sent('POST', body)),
  keys: (asked: Asked) => ask<Keys>('/keys', asked),
  createKey: (body: CreateKey) => ask<CreatedKey>('/keys', {}, sent('POST', body)),
  revokeKey: (id: string) => ask<Done>(`/keys/${of(id)}`, {}, { method: 'DELETE' }),
});
