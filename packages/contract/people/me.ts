/** Who is asking, and what they may do: `/me`, signing in and out, sessions, password, second factor. */
import { z } from 'zod';
import { LANGUAGES } from '@throughline/core/ground/words.ts';
import { abilitySchema, grantSchema } from './place.ts';

export const languageSchema = z.enum(LANGUAGES);

/** GET /api/v1/me. */
export const meSchema = z.object({
  /** `local`: the person at this machine, without an account; `reader`: nobody known; `person`, `service`: an account. */
  as: z.enum(['local', 'reader', 'person', 'service']),
  account: z.object({
    id: z.string(), name: z.string(), displayName: z.string(), language: languageSchema, demonstration: z.boolean(),
    hasPassword: z.boolean(), secondFactor: z.boolean(), recoveryCodesLeft: z.number(),
  }).nullable(),
  grants: z.array(grantSchema),
  /** Verb by place, widest places only: what the screens show and hide by. */
  abilities: z.array(abilitySchema),
  signIn: z.object({
    /** Without signing in nothing can be changed from here. */
    required: z.boolean(),
    /** The organisation's own sign-in, when one is set up: its name, and where it begins. */
    openId: z.object({ name: z.string(), address: z.string() }).nullable(),
    /** The cast of the demonstration can be switched to (a loopback address only). */
    cast: z.boolean(),
    /** No account exists yet: the one-time link printed at start makes the first. */
    firstToCome: z.boolean(),
  }),
});
export type Me = z.infer<typeof meSchema>;

const nameSchema = z.string().max(300);
const passwordSchema = z.string().max(1000);
/** Six digits, or a recovery code. */
const codeSchema = z.string().max(40);

/** POST /api/v1/session. Answers with `/me`. */
export const signInSchema = z.strictObject({ name: nameSchema, password: passwordSchema, code: codeSchema.optional() });
/** PATCH /api/v1/me. */
export const changeAccountSchema = z.strictObject({ displayName: z.string().max(300).optional(), language: languageSchema.optional() });
/** POST /api/v1/me/password. Every other session of the account ends. */
export const changePasswordSchema = z.strictObject({ current: passwordSchema.optional(), password: passwordSchema });

/** GET /api/v1/me/sessions. */
export const sessionsSchema = z.object({
  sessions: z.array(z.object({
    id: z.string(), current: z.boolean(), by: z.enum(['password', 'openid', 'link', 'cast']),
    created: z.string(), seen: z.string(), ends: z.string(), address: z.string().nullable(), browser: z.string().nullable(),
  })),
});
export type Sessions = z.infer<typeof sessionsSchema>;

/** POST /api/v1/me/second-factor {password}: a secret to be read into an application; it counts when confirmed by a code. */
export const beginSecondFactorSchema = z.strictObject({ password: passwordSchema });
export const secondFactorSchema = z.object({ secret: z.string(), uri: z.string() });
/** POST /api/v1/me/second-factor/confirm {code}: codes for when the application is lost, told this once. */
export const confirmSecondFactorSchema = z.strictObject({ code: codeSchema });
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
/** POST /api/v1/me/second-factor/remove. */
export const removeSecondFactorSchema = z.strictObject({ password: passwordSchema, code: codeSchema });
export const doneSchema = z.object({ done: z.literal(true) });
export type Done = z.infer<typeof doneSchema>;

/** GET /api/v1/cast, POST /api/v1/cast/:id: named accounts of the demonstration; there on a loopback address only. */
export const castSchema = z.object({ cast: z.array(z.object({ id: z.string(), name: z.string(), displayName: z.string(), language: languageSchema, grants: z.array(grantSchema) })) });
export type Cast = z.infer<typeof castSchema>;
