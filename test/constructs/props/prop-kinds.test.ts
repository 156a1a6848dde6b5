import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { HABITS } from '../../../lib/constructs/props/prop-habits';
import { STRUCTS } from '../../../lib/constructs/props/prop-kinds.generated';

const root = resolve(__dirname, '../../..');
const program = `import { propKinds } from './scripts/prop-kinds.mjs'; process.stdout.write(await propKinds());`;

test('the kinds of props are those of the last build', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(readFileSync(resolve(root, 'lib/constructs/props/prop-kinds.generated.ts'), 'utf8')).toBe(stdout);
});

test('a struct has its own props and those of the structs that it extends', () => {
  expect(Object.keys(STRUCTS.StatefulPeerGroupProps!)).toEqual(
    expect.arrayContaining(['name', 'ports', 'storage', 'formation']),
  );
  expect(STRUCTS.DeploymentPeerGroupProps).not.toHaveProperty('storage');
  expect(STRUCTS.ClientPort).toEqual({
    name: 'string',
    nodePort: 'integer',
    number: 'integer',
    protocol: 'WireProtocol',
    servicePort: 'integer',
  });
});

test('a struct of cdk8s-plus has the props that cdk8s-plus gives it', () => {
  const container = STRUCTS['cdk8s-plus-27.ContainerProps']!;
  expect(container).toMatchObject({ image: 'token', envVariables: { map: 'cdk8s-plus-27.EnvValue' } });
  expect(container).not.toHaveProperty('env');
});

const habits = Object.entries(HABITS).flatMap(([struct, names]) =>
  Object.entries(names).map(([name, [expected]]) => ({ struct, name, expected })),
);

test.each(habits)(
  '$name is no prop of $struct, and what is to be written instead is one',
  ({ struct, name, expected }) => {
    expect(STRUCTS[struct]).not.toHaveProperty(name);
    // Names in quotes before an example; those in an example are values or props of another struct.
    const [advice = ''] = expected.split(/ such as | of the Chart/);
    const named = [...advice.matchAll(/"(\w+)"/g)].map(([, one]) => one!);
    for (const one of named.filter((word) => word !== 'namespace')) expect(STRUCTS[struct]).toHaveProperty(one);
  },
);
