import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = resolve(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'headless-validation-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
});

afterEach(() => rmSync(project, { recursive: true }));

/** The real `cdk8s synth` over an app with ConfigMaps of the given names in two charts, and a chart without objects. */
function synth(names: { readonly east: readonly string[]; readonly west: readonly string[] }, properties: object = {}) {
  writeFileSync(
    join(project, 'main.js'),
    `const { ApiObject, App, Chart } = require('cdk8s');
     const app = new App();
     for (const [id, names] of Object.entries(${JSON.stringify(names)})) {
       const chart = new Chart(app, id);
       names.forEach((name, index) => new ApiObject(chart, 'Colors' + index, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }));
     }
     new Chart(app, 'empty');
     app.synth();`,
  );
  const plugin = { package: root, version, class: 'HeadlessValidation', properties };
  writeFileSync(
    join(project, 'cdk8s.yaml'),
    JSON.stringify({ language: 'typescript', app: 'node main.js', output: 'dist', validations: [plugin] }),
  );
  const cli = join(root, 'node_modules/cdk8s-cli/bin/cdk8s');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'synth', '--validation-reports-output-file', 'reports.json'],
    { cwd: project, encoding: 'utf8', env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } },
  );
  return { status, output: stdout + stderr };
}

const report = () => JSON.parse(readFileSync(join(project, 'reports.json'), 'utf8')).reports[0];

test('cdk8s synth fails with a finding at the threshold, and names rule, construct, file, line and repair', () => {
  const { status, output } = synth({ east: ['colors'], west: ['more-colors', 'more-colors'] }, { failOn: 'info' });
  expect(status, output).toBe(2);
  expect(report().violations).toEqual([
    {
      ruleName: 'object-duplicate',
      recommendation: expect.stringMatching(/^info: Write each object of a cluster once/),
      fix: expect.stringContaining('rename it'),
      violatingConstructs: [
        {
          resourceName: 'ConfigMap/more-colors',
          constructPath: 'west/Colors1',
          manifestPath: 'dist/west.k8s.yaml',
          locations: [
            expect.stringMatching(
              /^metadata\.name \(line 9\): found "more-colors": a second .*; expected one manifest/,
            ),
          ],
        },
      ],
    },
  ]);
  expect(output).toContain('object-duplicate');
});

test('below the threshold cdk8s synth succeeds and still reports', () => {
  const { status, output } = synth({ east: ['colors'], west: ['colors'] });
  expect(status, output).toBe(0);
  expect(report().summary).toMatchObject({ status: 'success', metadata: { errors: '0', infos: '1' } });
});

test('the output folder holds YAML only', () => {
  synth({ east: ['colors'], west: [] });
  expect(readdirSync(join(project, 'dist'))).toEqual(['east.k8s.yaml', 'empty.k8s.yaml', 'west.k8s.yaml']);
});

test('manifests of several clusters are told apart by the property clusters', () => {
  synth({ east: ['colors'], west: ['colors'] }, { clusters: { east: ['dist/east*'], west: ['dist/west*'] } });
  expect(report().violations).toEqual([]);
});

test('a finding is acknowledged by the property acknowledge', () => {
  const acknowledge = [{ rule: 'object-duplicate', object: 'ConfigMap/colors', reason: 'moved in the next release' }];
  const { status } = synth({ east: ['colors'], west: ['colors'] }, { failOn: 'info', acknowledge });
  expect(status).toBe(0);
  expect(report().summary.metadata).toMatchObject({ infos: '0', acknowledged: '1' });
});

test('this repository runs the plugin from its own folder', () => {
  expect(readFileSync(join(root, 'cdk8s.yaml'), 'utf8')).toContain(
    `version: ${version}\n    class: HeadlessValidation`,
  );
});
