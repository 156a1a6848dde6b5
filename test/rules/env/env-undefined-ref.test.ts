import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { envUndefinedRef } from '../../../lib/rules/env/env-undefined-ref';
import { sampleDeployment, withField } from '../../../lib/rules/examples';
import { findingsOf } from '../rule-tests';

const container = 'spec.template.spec.containers[0]';

interface Fields {
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly [field: string]: unknown;
}

function found(fields: Fields): readonly string[] {
  let deployment = sampleDeployment();
  for (const [field, value] of Object.entries(fields))
    deployment = withField(deployment, `${container}.${field}`, value);
  return check([deployment], [envUndefinedRef]).map(
    ({ severity, path }) => `${severity} ${path.slice(container.length + 1)}`,
  );
}

test('a variable may refer to those above it, and to a Service of the namespace', () => {
  const env = [
    { name: 'A', value: '1' },
    { name: 'B', value: '$(A) $(DB_SERVICE_HOST) $(DB_PORT) $(KUBERNETES_PORT_443_TCP_ADDR)' },
  ];
  expect(found({ env })).toEqual([]);
});

test('a variable that adds to an earlier one of its name is no reference to nothing', () => {
  expect(
    found({
      env: [
        { name: 'PATHS', value: '/a' },
        { name: 'PATHS', value: '$(PATHS):/b' },
      ],
    }),
  ).toEqual([]);
});

test('a variable that refers to itself alone refers to nothing', () => {
  expect(found({ env: [{ name: 'JAVA_OPTS', value: '$(JAVA_OPTS) -Xmx1g' }] })).toEqual(['warning env[0].value']);
});

test.each(['configMapRef', 'secretRef'])('a variable may come from a %s', (source) => {
  const envFrom = [{ [source]: { name: 'settings' } }];
  expect(found({ env: [{ name: 'B', value: '$(ELSEWHERE)' }], args: ['$(ELSEWHERE)'], envFrom })).toEqual([]);
});

test('an unknown variable is named with the value that refers to it', () => {
  const env = [{ name: 'LISTEN', value: '$(POD_PI):1,$(POD_PI):2' }];
  expect(findingsOf(envUndefinedRef, [sampleDeployment({ container: { env, args: ['--ip=$(MY_IP)'] } })])).toEqual([
    expect.objectContaining({
      path: `${container}.env[0].value`,
      found: '"$(POD_PI)" in "$(POD_PI):1,$(POD_PI):2"',
      expected: 'a variable POD_PI that is declared above',
    }),
    expect.objectContaining({
      path: `${container}.args[0]`,
      found: '"$(MY_IP)" in "--ip=$(MY_IP)"',
      expected: 'a variable MY_IP in env',
    }),
  ]);
});

test('without service links only the variables of the API server are there', () => {
  const env = [{ name: 'A', value: '$(DB_SERVICE_HOST) $(KUBERNETES_SERVICE_HOST)' }];
  const deployment = sampleDeployment({ podSpec: { enableServiceLinks: false }, container: { env } });
  expect(findingsOf(envUndefinedRef, [deployment])).toEqual([
    expect.objectContaining({ expected: 'a variable DB_SERVICE_HOST that is declared above' }),
  ]);
});

test('a patch may refer to variables of what it patches', () => {
  expect(found({ image: undefined, env: [{ name: 'A', value: '$(MY_IP)' }] })).toEqual([]);
});

test.each([
  ['a command substitution', ['sh', '-c', 'exec app --name $(hostname) --hosts $(seq 1 3) --ip $(MY_IP)']],
  ['a script of several lines', ['entry', 'set -e\nIP=$(MY_IP)\nexec app']],
  ['a shell by its path', ['/bin/bash', '-ec', 'exec app --ip=$(MY_IP)']],
])('%s in the text of a shell is left alone', (_, command) => {
  expect(found({ command })).toEqual([]);
});

test.each([['$(hostname)'], ['$(date +%s)'], ['$$(MY_IP)'], ['$(MY_IP'], ['100$']])(
  'the argument %s is no reference to a variable',
  (argument) => {
    expect(found({ args: [argument] })).toEqual([]);
  },
);

test('an argument that refers to no variable is a warning', () => {
  expect(found({ args: ['--ip=$(MY_IP)'] })).toEqual(['warning args[0]']);
});

test('an argument may refer to any variable of the container, in any order', () => {
  expect(found({ args: ['--ip=$(MY_IP)'], env: [{ name: 'MY_IP', value: '::1' }] })).toEqual([]);
});

test('a variable in the manner of a shell, without one, is an info', () => {
  const env = [{ name: 'MY_IP', value: '::1' }];
  expect(found({ command: ['app'], args: ['--ip=$MY_IP', '--again=${MY_IP}', '--not=$OTHER'], env })).toEqual([
    'info args[0]',
    'info args[1]',
  ]);
  const [finding] = findingsOf(envUndefinedRef, [
    sampleDeployment({ container: { command: ['app'], args: ['--ip=${MY_IP}'], env } }),
  ]);
  expect(finding).toMatchObject({
    found: '"${MY_IP}", without a shell that expands it',
    expected: '"$(MY_IP)"',
    fix: 'Write $(MY_IP), which the kubelet expands.',
  });
});

test.each([
  ['the image starts the process', { args: ['--ip=$MY_IP'] }],
  ['the dollar is escaped', { command: ['app', '--ip=$$MY_IP'] }],
  ['a shell reads it', { command: ['sh', '-c', 'app $MY_IP'] }],
])('a variable in the manner of a shell is left alone where %s', (_, fields) => {
  expect(found({ ...fields, env: [{ name: 'MY_IP', value: '::1' }] })).toEqual([]);
});

test('names that kustomize replaces are known', () => {
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    vars: [{ name: 'MY_IP', objref: {} }],
  };
  const deployment = withField(sampleDeployment(), `${container}.env`, [{ name: 'A', value: '$(MY_IP)' }]);
  expect(check([kustomization, deployment], [envUndefinedRef])).toEqual([]);
  expect(check([deployment], [envUndefinedRef])).toHaveLength(1);
  const other = { ...kustomization, apiVersion: 'other.example/v1' };
  expect(check([other, deployment], [envUndefinedRef])).toHaveLength(1);
});
