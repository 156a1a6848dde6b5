import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const LIB = resolve(__dirname, '../../../lib');

/** What the compiled library does in a process of its own: how many rules it has read, and what a group's synth says. */
function run(body: string) {
  const program = `
    const { App, Chart, JsonPatch } = require('cdk8s');
    const { HeadlessChecks, StatefulPeerGroup } = require(${JSON.stringify(LIB)});
    const chart = new Chart(new App(), 'chart');
    const group = new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      ports: [{ name: 'raft', number: 7000 }],
      containers: [{ image: 'registry.example/ledger:4.2' }],
    });
    let said = '';
    ${body}
    try { chart.toJson() } catch (error) { said = error.message }
    const rules = Object.keys(require.cache).filter((file) => file.startsWith(${JSON.stringify(join(LIB, 'rules/service'))}));
    console.log(JSON.stringify({ rules: rules.length, said }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
    cwd: resolve(LIB, '..'),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { readonly rules: number; readonly said: string };
}

test('an app that puts no rule to its objects reads none', () => {
  expect(run('')).toEqual({ rules: 0, said: '' });
});

test('an object that is patched is put to all rules', () => {
  const { rules, said } = run(
    "group.statefulSet.addJsonPatch(JsonPatch.replace('/spec/selector/matchLabels', { app: 'other' }));",
  );
  expect(said).toMatch(/\[chart\/Ledger\/Resource\] sts-selector-match/);
  expect(rules).toBeGreaterThan(10);
});

test('an app that asks for all findings reads the rules when it is synthesised', () => {
  const { rules, said } = run('HeadlessChecks.of(chart);');
  expect(said).toBe('');
  expect(rules).toBeGreaterThan(10);
});
