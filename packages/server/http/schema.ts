/** From the contract's schemas to Fastify's: input is parsed by zod, what leaves is named field by field by JSON Schema. */
import { type Problem, Refused, invalid } from '@throughline/core/ground/problem.ts';
import type { RouteShorthandOptions } from 'fastify';
import { z } from 'zod';

const PROBLEM = { description: 'Problem details (RFC 9457) with `code` and `problems[]`', content: { 'application/problem+json': { schema: { type: 'object', additionalProperties: true } } } };

/** Options of a GET route: its question (query), its answer, and the words the API's description shows. */
export function answers(tag: string, summary: string, question: z.ZodType, answer: z.ZodType): RouteShorthandOptions {
  return {
    schema: {
      tags: [tag],
      summary,
      querystring: jsonOf(question, 'input'),
      response: { 200: { description: summary, ...jsonOf(answer, 'output') }, '4xx': PROBLEM, '5xx': PROBLEM },
    },
    // the question is parsed by the contract itself, so that every problem names what is wrong
    validatorCompiler: () => (value: unknown) => {
      const parsed = question.safeParse(value);
      return parsed.success ? { value: parsed.data } : { error: refusal(parsed.error) };
    },
  };
}

/** Options of a route that changes something: beside the question what is posted, and what guards it. */
export function changes(tag: string, summary: string, question: z.ZodType, body: z.ZodType, answer: z.ZodType, headers: Readonly<Record<string, string>> = {}): RouteShorthandOptions {
  const options = answers(tag, summary, question, answer);
  const named = Object.fromEntries(Object.entries(headers).map(([name, description]) => [name, { type: 'string', description }]));
  return {
    schema: { ...options.schema, body: jsonOf(body, 'input'), ...(Object.keys(named).length === 0 ? {} : { headers: { type: 'object', properties: named } }) },
    // what is posted is parsed by `bodyOf`, once it is known who asks
    validatorCompiler: (part) => (part.httpPart === 'querystring' ? options.validatorCompiler!(part) : (value: unknown) => ({ value })) as never,
  };
}

/** What is posted as JSON, parsed by the contract; refused with a problem for each thing that is wrong. */
export function bodyOf<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw refusal(parsed.error);
  return parsed.data;
}

function refusal(error: z.ZodError): Refused {
  return new Refused(error.issues.flatMap(problemsOf));
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => invalid('question-unknown-part', key, { found: key }));
  return [invalid('question-not-understood', issue.path.join('.') || 'question', { found: issue.message })];
}

function jsonOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _named, ...body } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Record<string, unknown>;
  return body;
}

/** `x` or [`x`, `y`] or nothing, as a list. */
export const listOf = (value: string | readonly string[] | undefined): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
