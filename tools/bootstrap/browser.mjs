// Plain JavaScript for Node 18 on, like all of the bootstrap.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, npm } from './install.mjs';

/** Where systems keep a browser that the journeys can drive; the journeys look at the same places. */
export const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** A Chromium that is nothing but a package, for machines that have none. */
const PACKAGED = '@sparticuz/chromium@153.0.0';

const UNPACK = `import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());`;

/**
 * Sees to a browser for the journeys: the system's own, or one brought by npm into `.browser/`, with the libraries it needs
 * where the system lacks them. Where neither is to be had the journeys say so and are left out.
 *
 * @param {string} root of the project
 * @param {string} node to install with
 * @param {(text: string) => void} say
 * @returns {Promise<Record<string, string>>} what to add to the environment of the tests
 */
export async function ensureBrowser(root, node, say) {
  if (process.env.CHROMIUM || BROWSERS.some((one) => existsSync(one)) || process.platform !== 'linux') return {};
  const folder = join(root, '.browser');
  const binary = join(folder, 'chromium');
  await alone(root, say, async () => {
    if (existsSync(binary)) return;
    say(`no Chromium on this machine: installing ${PACKAGED} into .browser/`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
    await npm(['install', '--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--prefix', folder, PACKAGED], folder, node);
    // The package unpacks into the temporary folder, and its libraries only where it takes the machine for its own.
    spawnSync(node, ['--input-type=module', '-e', UNPACK], { cwd: folder, env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' } });
  });
  if (!existsSync(binary)) return {};
  const lacks = spawnSync('ldd', [binary], { encoding: 'utf8' }).stdout?.includes('not found') ?? true;
  return { CHROMIUM: binary, ...(lacks ? { CHROMIUM_LIBRARIES: join(folder, 'al2023', 'lib') } : {}) };
}
