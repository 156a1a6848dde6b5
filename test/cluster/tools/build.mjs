// Builds what a control plane is made of, once; what is in the cache is left alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, kubernetesVersions, partsOf } from './parts.mjs';

const neededGo = [1, 26];

/** Stops with one line when there is no Go that can build the parts. */
function requireGo() {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const found = /go(\d+)\.(\d+)/
    .exec(stdout ?? '')
    ?.slice(1)
    .map(Number);
  const wanted = neededGo.join('.');
  if (!found)
    throw new Error(`Go ${wanted} or newer is needed to build the control plane, and there is no \`go\` here`);
  if (found[0] < neededGo[0] || (found[0] === neededGo[0] && found[1] < neededGo[1]))
    throw new Error(`Go ${wanted} or newer is needed to build the control plane, found ${found.join('.')}`);
}

/** Takes away what a build left that was killed: its process is in the name. */
function removeAbandoned(folder) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const pid = /\.(\d+)$/.exec(file)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(folder, file), { recursive: true, force: true });
  }
}

/** Builds one part beside its final place and moves it there whole, so that a run never sees half a binary. */
async function buildPart({ name, version, folder, source, ldflags, binary }) {
  removeAbandoned(dirname(binary));
  const work = `${binary}.${process.pid}`;
  const unfinished = join(work, name);
  mkdirSync(work, { recursive: true });
  const args = ['build', '-o', unfinished, '-ldflags', `-s -w ${ldflags}`, source];
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`building ${name} ${version} …`);
  const go = spawn('go', args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The compilers that it starts are in one group with it, so that all can be ended.
    detached: true,
    env: { ...process.env, GOTMPDIR: work, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false' },
  });
  const abandon = () => {
    if (go.pid) process.kill(-go.pid, 'SIGKILL');
    rmSync(work, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  let said = '';
  go.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4000)));
  const beat = setInterval(() => console.log(`  still building ${name} (${seconds()} s)`), 30_000);
  const code = await new Promise((done) => go.on('close', done));
  clearInterval(beat);
  process.off('exit', abandon);
  if (code === 0) renameSync(unfinished, binary);
  rmSync(work, { recursive: true, force: true });
  if (code !== 0) throw new Error(`go build of ${name} ${version} failed with ${code}:\n${said}`);
  console.log(`  built ${name} ${version} in ${seconds()} s`);
}

/** Builds what is missing for these Kubernetes versions, one after another: the compiler itself uses all cores. */
export async function buildMissing(versions = kubernetesVersions) {
  const parts = new Map(versions.flatMap((version) => Object.values(partsOf(version))).map((one) => [one.binary, one]));
  const missing = [...parts.values()].filter(({ binary }) => !existsSync(binary));
  if (!missing.length) return;
  requireGo();
  console.log(`${missing.length} programs to build into ${cacheFolder()}; this takes minutes, once`);
  for (const one of missing) await buildPart(one);
}

/** Gets the sources of Kubernetes that a proof reads: where the proofs run there is no network. */
export function downloadSources() {
  const modules = kubernetesVersions.map((version) => `k8s.io/kubernetes@v${version}`);
  spawnSync('go', ['mod', 'download', ...modules], { cwd: '/', stdio: 'ignore' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
  await buildMissing().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
