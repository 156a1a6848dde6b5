// 1,000 peer groups against the same manifests made with cdk8s-plus: construct, chart.toJson(), and the whole of App.synth().
// Each run is a process of its own; the median of several counts. Prints ratios: machines differ, ratios hardly do. On a busy
// machine the quietest runs of each kind say more than the medians, so their ratio stands beside.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs = Number(process.env.RUNS ?? 5);
const one = fileURLToPath(new URL('constructs-run.cjs', import.meta.url));

/** Milliseconds of one run: construct, toJson, and App.synth with its YAML. */
function measure(kind, groups) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [one, kind, `${groups}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const quietest = (values) => Math.min(...values);
const each = (pick, results) =>
  Object.fromEntries(Object.keys(results[0]).map((key) => [key, pick(results.map((result) => result[key]))]));

/** Kinds take turns, so that a busy machine is busy for all of them. */
function compare(kinds, groups) {
  const results = new Map(kinds.map((kind) => [kind, []]));
  for (let run = 0; run < runs; run += 1) for (const kind of kinds) results.get(kind).push(measure(kind, groups));
  return new Map([...results].map(([kind, all]) => [kind, { ...each(median, all), quiet: each(quietest, all) }]));
}

const row = (kind, { construct, json, synth, bytes }) =>
  `${kind.padEnd(12)} construct ${construct.toFixed(0).padStart(6)} ms   toJson ${json.toFixed(0).padStart(6)} ms   ` +
  `synth ${synth.toFixed(0).padStart(6)} ms   ${(bytes / 1e6).toFixed(2)} MB`;

const thousand = compare(['headless', 'kplus', 'plain'], 1000);
for (const [kind, result] of thousand) console.log(row(kind, result));
const [ours, theirs] = [thousand.get('headless'), thousand.get('kplus')];
const ratio = (key, one, other) => `${((one.construct + one[key]) / (other.construct + other[key])).toFixed(2)}x`;
for (const [key, name, goal] of [
  ['synth', 'synth ', '0.75x'],
  ['json', 'toJson', '0.60x'],
]) {
  const quiet = ratio(key, ours.quiet, theirs.quiet);
  const floor = ratio(key, thousand.get('plain'), theirs);
  console.log(
    `construct + ${name}  against cdk8s-plus: ${ratio(key, ours, theirs)}, quietest runs ${quiet} (goal: at most ${goal}); ` +
      `ready-made objects: ${floor}`,
  );
}

const many = compare(['headless'], 5000).get('headless');
const exponent = Math.log((many.construct + many.synth) / (ours.construct + ours.synth)) / Math.log(5);
console.log(`growth from 1,000 to 5,000 groups: exponent ${exponent.toFixed(2)} (goal: at most 1.10)`);
