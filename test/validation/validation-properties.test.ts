import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HeadlessValidation } from '../../lib/validation/headless-validation';
import { readProperties } from '../../lib/validation/validation-properties';

const here = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-properties-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true });
});

test('properties go before the settings file of the working directory; acknowledgements of both hold', () => {
  const acknowledge = (object: string) => [{ rule: 'svc-ports-empty', object, reason: 'a placeholder' }];
  const file = { strict: true, mesh: 'linkerd', failOn: 'warning', acknowledge: acknowledge('Service/a') };
  writeFileSync('cdk8s-headless.yaml', JSON.stringify(file));
  const read = readProperties({ mesh: 'none', acknowledge: acknowledge('Service/b') });
  expect(read).toMatchObject({
    settings: { strict: true, mesh: 'none', failOn: 'warning' },
    keepConstructMetadata: false,
  });
  expect(read.settings.acknowledge?.map(({ origin }) => origin)).toEqual([
    'properties in cdk8s.yaml, acknowledge[0]',
    'cdk8s-headless.yaml, acknowledge[0]',
  ]);
});

test('one error names every property that cannot be used, what was found and what is expected', () => {
  const properties = { failon: 'error', failOn: 'fatal', kubernetes: 1.3, strict: 'yes', keepConstructMetadata: 1 };
  const lines = [
    'HeadlessValidation cannot be set up:',
    '  - properties in cdk8s.yaml: failon: no such setting; did you mean failOn?',
    '  - properties in cdk8s.yaml: kubernetes: found the number 1.3; quote versions: "1.30"',
    '  - properties in cdk8s.yaml: strict: found "yes", expected true or false',
    '  - properties in cdk8s.yaml: failOn: found "fatal", expected one of "error", "warning" and "info"',
    '  - keepConstructMetadata: found 1, expected true or false',
  ];
  expect(() => new HeadlessValidation(properties)).toThrow(new Error(lines.join('\n')));
});
