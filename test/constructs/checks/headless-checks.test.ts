import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import { FindingSeverity, HeadlessChecks } from '../../../lib/constructs/checks/headless-checks';

let outdir: string;
let stderr: MockInstance<typeof process.stderr.write>;
let stdout: MockInstance<typeof process.stdout.write>;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'headless-checks-'));
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => {
  expect(stdout).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

function colors(chart: Chart, id: string, color: string): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'colors' },
    data: { color },
  });
}

/** Two ConfigMaps of one name in two charts: a warning of the rule object-duplicate on the second. */
function duplicates() {
  const app = new App({ outdir });
  const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
  return { app, first, second, objects: [colors(first, 'Colors', 'red'), colors(second, 'Colors', 'green')] as const };
}

test('a warning goes to stderr once a synth, and does not stop it', () => {
  const { app } = duplicates();
  HeadlessChecks.of(app);
  app.synth();
  expect(stderr.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(
      /^\[second\/Colors] warning: object-duplicate: ConfigMap\/colors, metadata\.name\n {4}found {5}"colors": a second/,
    ),
  ]);
});

test('what stops synth is reported with the path of the construct, found, expected, fix and why', () => {
  const { app } = duplicates();
  HeadlessChecks.of(app, { failOn: FindingSeverity.WARNING });
  expect(() => app.synth()).toThrow(
    /^Validation failed with the following errors:\n {2}\[second\/Colors] object-duplicate: ConfigMap\/colors, metadata\.name\n {4}found .*\n {4}expected .*\n {4}fix .*\n {4}why .*$/,
  );
});

test('a chart that is made after the checks were switched on is checked too', () => {
  const app = new App({ outdir });
  HeadlessChecks.of(app, { failOn: FindingSeverity.WARNING });
  const chart = new Chart(app, 'late');
  colors(chart, 'One', 'red');
  colors(chart, 'Two', 'green');
  expect(() => app.synth()).toThrow('[late/Two] object-duplicate');
});

test('an error that is mended between two synths is gone, and one that is made is found', () => {
  const { app, second, objects } = duplicates();
  HeadlessChecks.of(app, { failOn: FindingSeverity.WARNING });
  expect(() => Testing.synth(second)).toThrow('object-duplicate');
  objects[1].addJsonPatch(JsonPatch.replace('/metadata/name', 'more-colors'));
  expect(Testing.synth(second)).toHaveLength(1);
  objects[1].addJsonPatch(JsonPatch.replace('/metadata/name', 'colors'));
  expect(() => Testing.synth(second)).toThrow('object-duplicate');
});

test('an acknowledgement in code lets the finding stand and is written onto the object at fault alone', () => {
  const { app, second } = duplicates();
  const checks = HeadlessChecks.of(app, { failOn: FindingSeverity.WARNING });
  HeadlessChecks.acknowledge(second, 'object-duplicate', 'the second\nwins on purpose');
  app.synth();
  const read = (file: string) => readFileSync(join(outdir, file), 'utf8');
  expect(read('second.k8s.yaml')).toContain(
    'cdk8s-headless/acknowledge: "object-duplicate: the second wins on purpose"',
  );
  expect(read('first.k8s.yaml')).not.toContain('acknowledge');
  expect(checks.findings()).toEqual([]);
  expect(checks.acknowledgedFindings()).toMatchObject([{ rule: 'object-duplicate', constructPath: 'second/Colors' }]);
});

test('a second synth with an acknowledgement writes the same bytes', () => {
  const { app, second } = duplicates();
  HeadlessChecks.acknowledge(second, 'object-duplicate', 'known');
  app.synth();
  const once = readFileSync(join(outdir, 'second.k8s.yaml'), 'utf8');
  app.synth();
  expect(readFileSync(join(outdir, 'second.k8s.yaml'), 'utf8')).toBe(once);
});

test('an acknowledgement in code that lets nothing stand is a finding on its construct', () => {
  const { app, first } = duplicates();
  HeadlessChecks.acknowledge(first, 'object-duplicate', 'known');
  expect(HeadlessChecks.of(app).findings()).toMatchObject([
    { rule: 'object-duplicate', constructPath: 'second/Colors' },
    { rule: 'acknowledgement-unused', constructPath: 'first' },
  ]);
});

test('charts for several clusters may hold objects of one name', () => {
  const { app, first, second } = duplicates();
  HeadlessChecks.assignCluster(first, 'east');
  HeadlessChecks.assignCluster(second, 'west');
  expect(HeadlessChecks.of(app).findings()).toEqual([]);
});

test('an app that did not ask for findings gets none', () => {
  duplicates().app.synth();
  expect(stderr).not.toHaveBeenCalled();
});

test('asking for the findings of an app changes no byte of what it writes', () => {
  const build = (): string => {
    const app = Testing.app();
    const chart = new Chart(app, 'shop');
    new kplus.Deployment(chart, 'Web', { containers: [{ image: 'web:1', portNumber: 80 }], spread: true });
    if (looked) HeadlessChecks.of(app).findings();
    return JSON.stringify(Testing.synth(chart));
  };
  let looked = false;
  const plain = build();
  looked = true;
  expect(build()).toBe(plain);
});

test('an object that cannot be rendered is left to synth to report', () => {
  const app = new App({ outdir });
  const spec = Lazy.any({
    produce: () => {
      throw new Error('no replicas yet');
    },
  });
  new ApiObject(new Chart(app, 'shop'), 'Web', { apiVersion: 'apps/v1', kind: 'Deployment', spec });
  expect(HeadlessChecks.of(app).findings()).toEqual([]);
  expect(() => app.synth()).toThrow('no replicas yet');
});

test('the objects of an app of many charts are rendered once a synth for the rules, and once for the files', () => {
  const app = new App({ outdir });
  let renders = 0;
  for (let index = 0; index < 20; index++)
    new ApiObject(new Chart(app, `chart-${index}`), 'Colors', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: Lazy.any({ produce: () => ({ renders: String((renders += 1)) }) }),
    });
  HeadlessChecks.of(app);
  app.synth();
  expect(renders).toBe(40);
  app.synth();
  expect(renders).toBe(80);
  app.synthYaml();
  expect(renders).toBe(120);
});

test('an error that is made after a synth that was stopped is found, and so is one that is made after a whole synth', () => {
  const { app, objects } = duplicates();
  HeadlessChecks.of(app, { failOn: FindingSeverity.WARNING });
  expect(() => app.synth()).toThrow('object-duplicate');
  objects[1].addJsonPatch(JsonPatch.replace('/metadata/name', 'more-colors'));
  expect(app.synthYaml()).toContain('more-colors');
  objects[1].addJsonPatch(JsonPatch.replace('/metadata/name', 'colors'));
  expect(() => app.synthYaml()).toThrow('object-duplicate');
  expect(() => Testing.synth(objects[0].chart)).toThrow('object-duplicate');
});

describe('the settings file of the working directory', () => {
  const here = process.cwd();
  const write = (text: string): void => {
    writeFileSync(join(outdir, 'cdk8s-headless.yaml'), text);
    process.chdir(outdir);
  };
  afterEach(() => {
    process.chdir(here);
  });

  test('says what stops synth, where the props do not', () => {
    write('failOn: warning\n');
    const { app } = duplicates();
    HeadlessChecks.of(app);
    expect(() => app.synth()).toThrow('[second/Colors] object-duplicate');
    HeadlessChecks.of(app, { failOn: FindingSeverity.ERROR });
    expect(() => {
      app.synth();
    }).not.toThrow();
  });

  test('acknowledges findings, and one of its acknowledgements that matches nothing is a finding', () => {
    const entry = (object: string) => `- { rule: object-duplicate, object: ${object}, reason: the second wins }\n`;
    write(`acknowledge:\n${entry('ConfigMap/colors')}${entry('ConfigMap/gone')}`);
    const checks = HeadlessChecks.of(duplicates().app);
    expect(checks.findings()).toMatchObject([{ rule: 'acknowledgement-unused', resource: 'ConfigMap/gone' }]);
    expect(checks.acknowledgedFindings()).toMatchObject([{ rule: 'object-duplicate', constructPath: 'second/Colors' }]);
  });

  test('stops synth with one line where it is wrong, and no longer once it is right', () => {
    write('mehs: none\n');
    const { app } = duplicates();
    HeadlessChecks.of(app);
    expect(() => app.synth()).toThrow(
      /^Validation failed with the following errors:\n.*cdk8s-headless\.yaml:1:1: mehs: no such setting; did you mean mesh\?$/,
    );
    write('mesh: none\n');
    expect(() => {
      app.synth();
    }).not.toThrow();
  });
});

test('a prop with a value that the setting cannot have is refused', () => {
  const { app } = duplicates();
  expect(() => HeadlessChecks.of(app, { oldestKubernetes: '1.20' })).toThrow(
    'kubernetes: found "1.20..1.37", which the rules do not know',
  );
  expect(() => HeadlessChecks.of(app, { clusterDomain: 'cluster.local.' })).toThrow(
    'clusterDomain: found "cluster.local.", expected a domain name without a dot at its end',
  );
});
