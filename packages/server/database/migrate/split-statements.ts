/**
 * Splits the text of a migration into its statements, so that each is sent alone: distributed PostgreSQL takes one
 * DDL statement a query (scale.md, rule 8). Knows comments (nested too), quoted strings and names, E'' strings and
 * dollar quotes. Bodies written as BEGIN ATOMIC … END are not known: use dollar quotes.
 */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (text[at] === ';') {
      statements.push(text.slice(from, at));
      from = at + 1;
    }
    at = afterToken(text, at);
  }
  statements.push(text.slice(from));
  return statements.map((one) => one.trim()).filter((one) => withoutComments(one) !== '');
}

/** Where the token that begins at `at` ends. */
function afterToken(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === '--') return endOf(text, '\n', at);
  if (two === '/*') return afterComment(text, at);
  if (text[at] === "'") return afterQuote(text, at, /[eE]/.test(text[at - 1] ?? '') && !/\w/.test(text[at - 2] ?? ' '));
  if (text[at] === '"') return endOf(text, '"', at + 1);
  const dollar = text[at] === '$' && !/\w/.test(text[at - 1] ?? ' ') ? /^\$([A-Za-z_]\w*)?\$/.exec(text.slice(at, at + 70))?.[0] : undefined;
  return dollar === undefined ? at + 1 : endOf(text, dollar, at + dollar.length);
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** A doubled quote needs no care: it ends one string and begins the next. */
function afterQuote(text: string, at: number, backslashes: boolean): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (backslashes && text[next] === '\\') next += 1;
    else if (text[next] === "'") return next + 1;
  }
  return text.length;
}

function afterComment(text: string, at: number): number {
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const two = text.slice(next, next + 2);
    if (two === '/*') depth += 1;
    if (two === '*/') depth -= 1;
    if (two === '/*' || two === '*/') next += 1;
    if (depth === 0) return next + 1;
  }
  return text.length;
}

function withoutComments(statement: string): string {
  return statement.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '').trim();
}
