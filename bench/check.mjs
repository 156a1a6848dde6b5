// `node bench/check.mjs`: what `cdk8s-headless check` costs, beside kube-score, kubeconform and the fastest YAML parse.
//
// 5,000 objects (2,500 headless Services, 2,500 StatefulSets) as one stream and as 500 files, each tool in turn, the
// median of several runs. Then the growth to 50,000 objects. kube-score and kubeconform are built once, with Go.
//
// The parse alone is a floor that no check of several files can reach: it forgets each file before it reads the next one,
// and V8 collects it at once. A Service of one file and the StatefulSet of another have to be there together, so the parse
// that keeps what it read stands beside it. Both start Node and read the files themselves, as the command does.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peerGroup } from './peer-group.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules', '.cache', 'bench');
const rounds = Number(process.env.ROUNDS ?? 5);
const command = join(root, 'bin', 'cdk8s-headless.js');
const require = createRequire(import.meta.url);

/** Go modules of the tools that a user would take instead. */
const PEERS = {
  'kube-score': 'github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
  kubeconform: 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0',
};

if (!existsSync(command)) throw new Error('the command is not compiled yet: npm run build');
const work = mkdtempSync(join(tmpdir(), 'cdk8s-headless-bench-'));
try {
  const small = write('small', 5_000, 500);
  const large = write('large', 50_000, 500);
  console.log(`${small.objects} objects, ${(small.bytes / 1e6).toFixed(1)} MB; median of ${rounds} runs\n`);
  const tools = {
    'js-yaml, parse alone': { stream: parseOnly('js-yaml', small.stream), files: parseOnly('js-yaml', small.folder) },
    'js-yaml, parse, keep': { files: parseOnly('js-yaml', small.folder, true) },
    'yaml, parse alone': { stream: parseOnly('yaml', small.stream) },
    'cdk8s-headless check': {
      stream: [process.execPath, command, 'check', small.stream],
      files: [process.execPath, command, 'check', small.folder],
    },
    ...peers(small),
  };
  const results = measureInTurn(tools);
  for (const shape of ['stream', 'files']) table(shape, results);
  ratios(results);
  growth(small, large, results);
} finally {
  rmSync(work, { recursive: true });
}

/** The objects as one stream, and spread over files of one folder. */
function write(name, objects, count) {
  const documents = Array.from({ length: objects / 2 }, (_, index) => peerGroup(`peer-${index}`)).flat();
  const text = documents.join('---\n');
  const stream = join(work, `${name}.yaml`);
  const folder = join(work, name);
  writeFileSync(stream, text);
  mkdirSync(folder);
  const each = Math.ceil(documents.length / count);
  for (let at = 0; at < documents.length; at += each)
    writeFileSync(
      join(folder, `${String(at / each).padStart(4, '0')}.yaml`),
      documents.slice(at, at + each).join('---\n'),
    );
  return { objects, bytes: Buffer.byteLength(text), stream, folder };
}

function parseOnly(library, path, keep = false) {
  const read = `const fs = require('fs'), path = require('path'); const p = ${JSON.stringify(path)};
    const texts = fs.statSync(p).isFile() ? [p] : fs.readdirSync(p).map((f) => path.join(p, f));`;
  const parse =
    library === 'js-yaml'
      ? `const { loadAll } = require(${JSON.stringify(require.resolve('js-yaml'))}); const kept = [];
        for (const t of texts) { const values = loadAll(fs.readFileSync(t, 'utf8')); if (${keep}) kept.push(values); }`
      : `const { parseAllDocuments } = require(${JSON.stringify(require.resolve('yaml'))}); for (const t of texts) for (const d of parseAllDocuments(fs.readFileSync(t, 'utf8'))) d.toJS();`;
  return [process.execPath, '-e', read + parse];
}

/** The other tools, as far as they can be had and can run without a network. */
function peers({ stream, folder }) {
  const found = {};
  const score = installed('kube-score');
  if (score)
    found['kube-score 1.20'] = {
      stream: [score, 'score', stream],
      files: ['sh', '-c', `exec ${score} score ${folder}/*.yaml`],
    };
  for (const [name, argv] of Object.entries(kubeconform({ stream })))
    found[name] = { stream: argv, files: [...argv.slice(0, -1), folder] };
  return found;
}

/** kubeconform on a stream, where it can be had. */
function kubeconform({ stream }) {
  const binary = installed('kubeconform');
  const schemas = binary && kubeconformSchemas();
  if (!schemas) return {};
  const flags = ['-schema-location', join(schemas, '{{ .ResourceKind }}.json'), '-summary'];
  return { 'kubeconform 0.8': [binary, ...flags, stream] };
}

function installed(name) {
  const binary = join(cache, name);
  if (existsSync(binary)) return binary;
  mkdirSync(cache, { recursive: true });
  console.error(`building ${PEERS[name]} …`);
  const { status } = spawnSync('go', ['install', PEERS[name]], {
    env: { ...process.env, GOBIN: cache },
    stdio: 'inherit',
  });
  if (status === 0) return binary;
  console.error(`${name} is left out: it could not be built with Go`);
  return undefined;
}

/**
 * kubeconform takes its schemas from the network. The same definitions are in the Go module of Kubernetes, as one
 * OpenAPI document; each kind's schema is that document's definitions with a reference to the kind.
 */
function kubeconformSchemas() {
  const folder = join(cache, 'schemas');
  if (existsSync(join(folder, 'statefulset.json'))) return folder;
  const { status, stdout } = spawnSync('go', ['mod', 'download', '-json', 'k8s.io/kubernetes@v1.37.1'], {
    encoding: 'utf8',
  });
  const swagger = status === 0 ? join(JSON.parse(stdout).Dir, 'api/openapi-spec/swagger.json') : '';
  if (!existsSync(swagger)) {
    console.error('kubeconform is left out: the schemas of Kubernetes could not be had with Go');
    return undefined;
  }
  const { definitions } = JSON.parse(readFileSync(swagger, 'utf8'));
  const intOrString = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';
  definitions[intOrString] = { oneOf: [{ type: 'integer' }, { type: 'string' }] };
  mkdirSync(folder, { recursive: true });
  for (const [kind, definition] of Object.entries({
    service: 'io.k8s.api.core.v1.Service',
    statefulset: 'io.k8s.api.apps.v1.StatefulSet',
  }))
    writeFileSync(
      join(folder, `${kind}.json`),
      JSON.stringify({
        $schema: 'http://json-schema.org/draft-07/schema#',
        $ref: `#/definitions/${definition}`,
        definitions: needed(definitions, definition),
      }),
    );
  return folder;
}

/** The definitions that one refers to, and those that they refer to. */
function needed(definitions, name, found = {}) {
  if (name in found) return found;
  found[name] = definitions[name];
  for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
    needed(definitions, next, found);
  return found;
}

/** Each tool once, then each once more, so that a slow minute of the machine hits all of them. */
function measureInTurn(tools) {
  const runs = {};
  for (let round = 0; round < rounds; round += 1)
    for (const [tool, shapes] of Object.entries(tools))
      for (const [shape, argv] of Object.entries(shapes)) (runs[`${tool}/${shape}`] ??= []).push(measure(argv));
  return Object.fromEntries(Object.entries(runs).map(([key, samples]) => [key, median(samples)]));
}

/** Wall and CPU seconds, and the largest resident set, from GNU time. */
function measure(argv) {
  const report = join(work, 'time');
  const began = process.hrtime.bigint();
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', report, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000,
  });
  const wall = Number(process.hrtime.bigint() - began) / 1e9;
  if (status === null || status > 1) throw new Error(`${argv.slice(0, 3).join(' ')} failed: ${stderr}`);
  const [user, system, kilobytes] = readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: user + system, rss: kilobytes / 1024 };
}

function median(samples) {
  const middle = (key) => samples.map((sample) => sample[key]).sort((a, b) => a - b)[Math.floor(samples.length / 2)];
  return { wall: middle('wall'), cpu: middle('cpu'), rss: middle('rss') };
}

function table(shape, results) {
  console.log(shape === 'stream' ? 'one stream' : '500 files');
  console.log(`  ${''.padEnd(22)}${'wall s'.padStart(9)}${'CPU s'.padStart(9)}${'MiB'.padStart(7)}`);
  for (const [key, { wall, cpu, rss }] of Object.entries(results)) {
    const [tool, ofShape] = key.split('/');
    if (ofShape === shape)
      console.log(
        `  ${tool.padEnd(22)}${wall.toFixed(2).padStart(9)}${cpu.toFixed(2).padStart(9)}${rss.toFixed(0).padStart(7)}`,
      );
  }
  console.log();
}

function ratios(results) {
  for (const shape of ['stream', 'files']) {
    const own = results[`cdk8s-headless check/${shape}`].cpu;
    for (const [other, goal] of [
      ['js-yaml, parse alone', 'no goal'],
      ['js-yaml, parse, keep', 'no goal'],
      ['kube-score 1.20', 'at most 0.12'],
      ['kubeconform 0.8', 'at most 1.2'],
    ]) {
      const beside = results[`${other}/${shape}`];
      if (beside) console.log(`CPU of check / ${other}, ${shape}: ${(own / beside.cpu).toFixed(2)} (goal: ${goal})`);
    }
  }
}

/** Ten times the objects, and what one more object costs: the difference of the two runs. */
function growth(small, large, results) {
  const more = large.objects - small.objects;
  console.log(`\n${large.objects} objects as one stream`);
  const own = [process.execPath, command, 'check', large.stream];
  for (const [tool, argv] of Object.entries({ 'cdk8s-headless check': own, ...kubeconform(large) })) {
    const ten = median([measure(argv), measure(argv), measure(argv)]);
    const one = results[`${tool}/stream`];
    console.log(
      `  ${tool.padEnd(22)}${ten.wall.toFixed(2)} s wall, ${ten.cpu.toFixed(2)} s CPU, ${ten.rss.toFixed(0)} MiB; ` +
        `${large.objects / small.objects}x the objects cost ${(ten.cpu / one.cpu).toFixed(1)}x the CPU time, ` +
        `one more object ${(((ten.cpu - one.cpu) / more) * 1000).toFixed(2)} ms`,
    );
  }
}
