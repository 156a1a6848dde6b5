// `npm run synth` here against the template of `cdk8s init typescript-app` with one StatefulSet: wall time, median of several,
// both through npm. The template is made once, in a folder for temporary files, with the versions that it asks for.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cdk8s = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
const runs = Number(process.env.RUNS ?? 7);
const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };

const PROGRAM = `import { App, Chart } from 'cdk8s';
import { Service, StatefulSet } from 'cdk8s-plus-33';

const app = new App();
const chart = new Chart(app, 'template');
const service = new Service(chart, 'Service', { clusterIP: 'None', ports: [{ port: 80 }] });
new StatefulSet(chart, 'Set', { service, containers: [{ image: 'nginx', portNumber: 80 }] });
app.synth();
`;

/** The project that `cdk8s init` makes. It may end with an error, because it wants to download; the project is complete then. */
function template() {
  const folder = join(tmpdir(), 'cdk8s-headless-bench-template');
  if (!existsSync(join(folder, 'node_modules'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    spawnSync(process.execPath, [cdk8s, 'init', 'typescript-app'], { cwd: folder, env, stdio: 'ignore' });
  }
  writeFileSync(join(folder, 'main.ts'), PROGRAM);
  return folder;
}

function wallTime(cwd) {
  const begin = performance.now();
  const { status, stderr } = spawnSync('npm', ['run', 'synth'], { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run synth failed in ${cwd}: ${stderr}`);
  return performance.now() - begin;
}

const folders = { here: root, template: template() };
const times = { here: [], template: [] };
for (const name of Object.keys(folders)) wallTime(folders[name]);
// They take turns, so that a busy machine is busy for both.
for (let run = 0; run < runs; run += 1)
  for (const name of Object.keys(folders)) times[name].push(wallTime(folders[name]));

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
for (const [name, values] of Object.entries(times))
  console.log(
    `${name.padEnd(9)} ${(median(values) / 1000).toFixed(2)} s   (${values.map((value) => (value / 1000).toFixed(2)).join(' ')})`,
  );
console.log(`against the template: ${(median(times.here) / median(times.template)).toFixed(2)}x (goal: at most 0.40x)`);
