import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { envOrder } from '../../../lib/rules/env/env-order';
import { envUndefinedRef } from '../../../lib/rules/env/env-undefined-ref';
import { expand } from '../../../lib/manifest/expansion';
import { sampleDeployment, withField } from '../../../lib/rules/examples';

const container = 'spec.template.spec.containers[0]';

interface Fields {
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly [field: string]: unknown;
}

function found(fields: Fields): readonly string[] {
  let deployment = sampleDeployment();
  for (const [field, value] of Object.entries(fields))
    deployment = withField(deployment, `${container}.${field}`, value);
  return check([deployment], [envOrder, envUndefinedRef]).map(
    ({ rule, severity, path }) => `${severity} ${rule.id} ${path.slice(container.length + 1)}`,
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
  expect(found({ env: [{ name: 'JAVA_OPTS', value: '$(JAVA_OPTS) -Xmx1g' }] })).toEqual([
    'warning env-undefined-ref env[0].value',
  ]);
});

test('where ConfigMaps bring variables, a wrong order is a warning and an unknown name is none', () => {
  const envFrom = [{ configMapRef: { name: 'settings' } }];
  const env = [
    { name: 'B', value: '$(A) $(ELSEWHERE)' },
    { name: 'A', value: '1' },
  ];
  expect(found({ env, envFrom })).toEqual(['warning env-order env[0].value']);
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
  expect(found({ args: ['--ip=$(MY_IP)'] })).toEqual(['warning env-undefined-ref args[0]']);
});

test('an argument may refer to any variable of the container, in any order', () => {
  expect(found({ args: ['--ip=$(MY_IP)'], env: [{ name: 'MY_IP', value: '::1' }] })).toEqual([]);
});

test('a variable in the manner of a shell, without one, is an info', () => {
  const env = [{ name: 'MY_IP', value: '::1' }];
  expect(found({ command: ['app'], args: ['--ip=$MY_IP', '--again=${MY_IP}', '--not=$OTHER'], env })).toEqual([
    'info env-undefined-ref args[0]',
    'info env-undefined-ref args[1]',
  ]);
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
});

test('a finding stands exactly where the process would see a dollar and a declared name', () => {
  const names = ['A', 'B', 'C', 'D'] as const;
  const variable = fc.record({
    name: fc.constantFrom(...names),
    value: fc
      .array(fc.constantFrom('$(A)', '$(B)', '$(C)', '$(D)', 'x'), { maxLength: 3 })
      .map((words) => words.join('-')),
  });
  fc.assert(
    fc.property(fc.array(variable, { maxLength: 6 }), (env) => {
      const values = new Map<string, string>();
      const late: string[] = [];
      for (const [index, { name, value }] of env.entries()) {
        // What an earlier variable left unreplaced is that one's finding.
        const marked = expand(value, new Map([...values.keys()].map((key) => [key, ''])));
        const missed = names.filter((other) => marked.includes(`$(${other})`));
        for (const other of missed)
          if (other !== name && env.some((entry) => entry.name === other)) late.push(`env[${index}].value`);
        values.set(name, '');
      }
      const reported = found({ env }).filter((line) => line.includes('env-order'));
      expect(reported.map((line) => line.split(' ')[2])).toEqual(late);
    }),
  );
});
