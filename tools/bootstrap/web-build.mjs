// Plain JavaScript for Node 18 on, like all of the bootstrap.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { alone } from './install.mjs';

/** What the web app is built from: it and the packages it may import. */
const FLOORS = ['web', 'core', 'contract', 'charts'];
const NOT_SOURCES = new Set(['node_modules', 'dist', '.vite']);

/**
 * Builds the web app when it is missing or older than its sources, which a stamp beside it tells: a hash of what the
 * sources hold, for the times of files say little after a clone or a checkout.
 *
 * @param {string} root
 * @param {string} node
 * @param {(text: string) => void} say
 */
export async function ensureWebBuild(root, node, say) {
  const web = join(root, 'packages', 'web');
  if (!existsSync(join(web, 'index.html'))) return;
  const stamp = join(web, 'dist', '.throughline-sources');
  const built = (wanted) => existsSync(join(web, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (built(hashOfSources(root))) return;
  await alone(root, say, async () => {
    const wanted = hashOfSources(root);
    if (built(wanted)) return;
    say('building the web app');
    await viteBuild(root, web, node);
    writeFileSync(stamp, wanted);
  });
}

/** @param {string} root */
function hashOfSources(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const floor of FLOORS) addFolder(hash, join(root, 'packages', floor), floor);
  addFolder(hash, join(root, 'tools', 'web'), 'tools');
  return hash.digest('hex');
}

/** Tests are no part of the build: a changed test must not cost one. */
function addFolder(hash, folder, name) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder).sort()) {
    if (NOT_SOURCES.has(entry) || /\.test\.tsx?$/.test(entry)) continue;
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) addFolder(hash, path, `${name}/${entry}`);
    else hash.update(`${name}/${entry}\0`).update(readFileSync(path)).update('\0');
  }
}

function viteBuild(root, web, node) {
  return new Promise((done, failed) => {
    const { bin } = JSON.parse(readFileSync(join(root, 'node_modules', 'vite', 'package.json'), 'utf8'));
    const vite = join(root, 'node_modules', 'vite', bin.vite);
    const env = { ...process.env, NODE_ENV: 'production', PATH: dirname(node) + delimiter + (process.env.PATH ?? '') };
    const child = spawn(node, [vite, 'build', '--logLevel', 'warn'], { cwd: web, env, stdio: ['ignore', 2, 2] });
    child.on('error', failed);
    child.on('exit', (status) => (status === 0 ? done() : failed(new Error(`the web app could not be built (status ${status})`))));
  });
}
