// What `npm start`, `npm test` and `npx throughline` begin with: any Node from 18 on runs it, with nothing installed.
// It sees to the runtime, the packages and the web build, says on standard error what it does, and hands over.
// Nothing here may import a package.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBrowser } from './bootstrap/browser.mjs';
import { ensurePackages, ensureRuntime } from './bootstrap/install.mjs';
import { ensureWebBuild } from './bootstrap/web-build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Each verb: whether it needs what tests need, the web app built, a browser; and what Node then runs. */
const VERBS = {
  start: { everything: false, web: true, run: () => ['packages/server/main.ts'] },
  test: { everything: true, web: true, browser: true, run: () => [binOf('vitest', 'vitest'), 'run'] },
  check: { everything: true, web: false, run: () => ['tools/check.mjs'] },
  bench: { everything: true, web: false, run: () => ['tools/bench/main.ts'] },
  prove: { everything: true, web: false, run: () => ['tools/prove/main.ts'] },
  cli: { everything: false, web: false, run: () => ['packages/cli/main.ts'] },
};

/**
 * Prepares what is missing and runs a verb to its end.
 *
 * @param {string} verb one of VERBS
 * @param {readonly string[]} args handed on
 * @returns {Promise<number>} the status to exit with
 */
export async function bootstrap(verb, args) {
  const chosen = VERBS[verb];
  if (chosen === undefined) {
    say(`usage: node tools/bootstrap.mjs ${Object.keys(VERBS).join('|')} [arguments]`);
    return 2;
  }
  let node;
  let browser = {};
  try {
    node = await ensureRuntime(root, say);
    await ensurePackages(root, node, say, chosen.everything);
    if (chosen.web) await ensureWebBuild(root, node, say);
    if (chosen.browser) browser = await ensureBrowser(root, node, say);
  } catch (error) {
    say(error.message);
    return 3;
  }
  const [script, ...first] = chosen.run();
  return run(node, [join(root, script), ...first, ...args], verb === 'cli' ? process.cwd() : root, browser);
}

/** Where a package's program lies: `.bin` holds scripts of another kind on Windows. */
function binOf(name, program) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = createRequire(import.meta.url)(manifest);
  return join('node_modules', name, typeof bin === 'string' ? bin : bin[program]);
}

/** Runs Node with the terminal handed over; signals are passed on, and its end is ours. */
function run(node, args, cwd, more) {
  return new Promise((done) => {
    const env = { ...process.env, ...more, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') };
    const child = spawn(node, args, { cwd, env, stdio: 'inherit' });
    // A terminal sends its interrupt to the child as well; this process only waits then. SIGTERM comes to us alone.
    const ignore = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', process.stdin.isTTY ? ignore : pass);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass);
    // npm's own shell may be ended without a word to us: whoever started us gone, the child is stopped too.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, 1000);
    watch.unref();
    child.on('error', (error) => {
      say(`cannot run ${node}: ${error.message}`);
      done(3);
    });
    child.on('exit', (status, signal) => done(status ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

function say(text) {
  process.stderr.write(`throughline: ${text}\n`);
}

// The path may lead through links (a clone below one); the address of a module never does.
if (import.meta.url === pathToFileURL(realpathSync(process.argv[1] ?? '.')).href) {
  process.exitCode = await bootstrap(process.argv[2] ?? '', process.argv.slice(3));
}
