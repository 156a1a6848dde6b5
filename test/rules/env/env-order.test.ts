import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { envOrder } from '../../../lib/rules/env/env-order';
import { expand } from '../../../lib/manifest/expansion';
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
  return check([deployment], [envOrder]).map(({ severity, path }) => `${severity} ${path.slice(container.length + 1)}`);
}

test('a variable may refer to those above it, and to a Service of the namespace', () => {
  const env = [
    { name: 'A', value: '1' },
    { name: 'B', value: '$(A) $(DB_SERVICE_HOST) $(DB_PORT) $(KUBERNETES_PORT_443_TCP_ADDR)' },
  ];
  expect(found({ env })).toEqual([]);
});

test('a variable that is declared later is named with its place, once for each variable that refers to it', () => {
  const env = [
    { name: 'LISTEN', value: '$(POD_IP):1,$(POD_IP):2' },
    { name: 'POD_IP', value: '::1' },
  ];
  expect(findingsOf(envOrder, [sampleDeployment({ container: { env } })])).toEqual([
    expect.objectContaining({
      path: `${container}.env[0].value`,
      found: '"$(POD_IP)", but POD_IP is declared later, as env[1]',
      expected: 'POD_IP declared above LISTEN',
      severity: 'error',
    }),
  ]);
});

test('a variable of a Service that the container declares itself may come from the kubelet', () => {
  const env = [
    { name: 'URL', value: '$(DB_SERVICE_HOST)' },
    { name: 'DB_SERVICE_HOST', value: 'db' },
  ];
  expect(found({ env })).toEqual([]);
  const deployment = sampleDeployment({ podSpec: { enableServiceLinks: false }, container: { env } });
  expect(findingsOf(envOrder, [deployment])).toHaveLength(1);
});

test('where ConfigMaps have variables, a wrong order is a warning', () => {
  const envFrom = [{ configMapRef: { name: 'settings' } }];
  const env = [
    { name: 'B', value: '$(A)' },
    { name: 'A', value: '1' },
  ];
  expect(found({ env, envFrom })).toEqual(['warning env[0].value']);
});

test('a reference is found exactly where the process would see its characters, and the variable is declared', () => {
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
        // A reference that an earlier variable kept is a finding of that variable.
        const marked = expand(value, new Map([...values.keys()].map((key) => [key, ''])));
        const missed = names.filter((other) => marked.includes(`$(${other})`));
        for (const other of missed)
          if (other !== name && env.some((entry) => entry.name === other)) late.push(`env[${index}].value`);
        values.set(name, '');
      }
      expect(found({ env })).toEqual(late.map((path) => `error ${path}`));
    }),
  );
});
