// `npm run test:cluster`: builds what is missing, runs all proofs against each Kubernetes version in namespaces of its
// own, and ends with one line that counts. See README.md for the options.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildMissing, downloadSources } from './tools/build.mjs';
import { kubernetesVersions, partsOf } from './tools/parts.mjs';
import { runVitest } from './vitest.mjs';

// Where some systems keep what only an administrator runs, which everybody is inside.
process.env.PATH += ':/usr/sbin:/sbin';

const inside = fileURLToPath(new URL('inside.mjs', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string' },
    kubernetes: { type: 'string', multiple: true, default: kubernetesVersions },
    existing: { type: 'boolean', default: false },
    write: { type: 'string' },
    again: { type: 'string' },
  },
});

/** What runs inside, and the package that usually has it. */
const tools = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  mount: 'util-linux',
  umount: 'util-linux',
  ip: 'iproute2',
  iptables: 'iptables',
  nft: 'nftables',
  getent: 'the C library',
  hostname: 'hostname',
};

/** Stops with one line when a tool is missing, or when namespaces cannot be had. */
function requireNamespaces() {
  const missing = Object.keys(tools).filter((tool) => spawnSync(tool, ['--help']).error);
  if (missing.length) {
    const named = missing.map((tool) => `\`${tool}\` (${tools[tool]})`);
    throw new Error(
      `the proof runs in namespaces of its own, and what it needs for that is missing: ${named.join(', ')}`,
    );
  }
  const probe = spawnSync('unshare', [...namespaces, 'true'], { encoding: 'utf8' });
  if (probe.status === 0) return;
  throw new Error(
    `a control plane needs namespaces of its own, and this machine refuses them: ${probe.stderr.trim()}\n` +
      'the parts that need no pods can be run on another cluster: KUBECONFIG=… npm run test:cluster -- --existing',
  );
}

// User, network, mount, host name and process namespaces: nothing that happens inside is seen outside, and all of it
// ends with the first process inside.
const namespaces = ['-rnm', '--uts', '--ipc', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** Runs the proofs of one version inside; their counts come back on a pipe. */
function runInside(version, options) {
  // A shell is the first process because it reaps orphans. Standard input is a lifeline: when this process dies,
  // however it dies, the pipe closes, inside.mjs ends, and the kernel ends everything in the namespace.
  const shell = ['sh', '-c', 'exec 4<&0; "$@" <&4 & wait $!', 'sh', process.execPath, inside];
  const child = spawn('unshare', [...namespaces, ...shell], {
    stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
    env: { ...process.env, CLUSTER_RUN: JSON.stringify({ ...options, version, parts: partsOf(version) }) },
  });
  running = child;
  let counts = '';
  child.stdio[3].setEncoding('utf8').on('data', (text) => (counts += text));
  return new Promise((done) => child.on('close', () => done(counts ? JSON.parse(counts) : { passed: 0, failed: 1 })));
}

/** Puts kept mutants to `check` once more, without a server. */
async function judgedAgain(options) {
  const results = [];
  for (const version of values.kubernetes)
    if (existsSync(join(options.again, `answers-${version}.json`)))
      results.push(await runVitest({ ...options, version, filters: ['proofs/api/mutants'] }));
  if (!results.length) throw new Error(`${options.again}: no answers-<version>.json, which --write makes`);
  return results;
}

let running;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    running?.kill('SIGKILL');
    console.error(`\nstopped by ${signal}; nothing is left running`);
    process.exit(130);
  });

async function main() {
  const unknown = values.kubernetes.filter((version) => !kubernetesVersions.includes(version));
  if (unknown.length) throw new Error(`--kubernetes ${unknown}: there are ${kubernetesVersions.join(' and ')}`);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed takes a whole number, found ${values.seed}`);
  const [write, again] = [values.write, values.again].map((folder) => folder && resolve(folder));
  const options = { long: values.long, seed, filters: positionals, write, again };
  if (values.existing) return [await runVitest({ ...options, existing: true })];
  if (again) return judgedAgain(options);
  requireNamespaces();
  await buildMissing(values.kubernetes);
  // One proof reads the sources of Kubernetes.
  const wanted = (filter) => 'test/cluster/proofs/api/fields.test.ts'.includes(filter);
  if (positionals.length === 0 || positionals.some(wanted)) downloadSources();
  const results = [];
  for (const version of values.kubernetes) results.push(await runInside(version, options));
  return results;
}

try {
  const results = await main();
  const sum = (key) => results.reduce((total, one) => total + one[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') || !sum('passed') ? 1 : 0);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
