import { expect, test } from 'vitest';
import { splitStatements } from './split-statements.ts';

test('statements end at semicolons outside of quotes and comments', () => {
  const text = `
    -- why; this
    create table a (x text default 'one; two'''); /* not; /* even; */ here; */
    create function f() returns void language plpgsql as $body$ begin perform 1; $$;$$; end $body$;
    insert into a values (E'it\\'s; so', "odd;name", 'C:\\');
    select $1;
    -- only a comment; at the end
  `;
  const found = splitStatements(text);
  expect(found).toHaveLength(4);
  expect(found[0]).toMatch(/^-- why; this\s+create table a \(x text default 'one; two'''\)$/);
  expect(found[1]).toMatch(/create function f\(\).*end \$body\$$/s);
  expect(found[2]).toMatch(/^insert into a values/);
  expect(found[3]).toBe('select $1');
});

test('a text without statements has none', () => {
  expect(splitStatements('-- nothing\n;;\n/* ; */')).toEqual([]);
});
