import { expect, test } from 'vitest';
import { HeadlessValidation } from '../../lib/validation/headless-validation';
import { readProperties } from '../../lib/validation/validation-properties';

test('what is not said has the defaults', () => {
  expect(readProperties({})).toMatchObject({
    failOn: 'error',
    keepConstructMetadata: false,
    settings: { kubernetes: { oldest: '1.27', newest: '1.37' }, clusterDomain: 'cluster.local', mesh: undefined },
  });
});

test('one error names every property that cannot be used, what was got and what is expected', () => {
  const properties = {
    failon: 'error',
    failOn: 'fatal',
    kubernetes: { oldest: 1.3 },
    mesh: 'istio',
    strict: 'yes',
    clusters: { east: 'dist/east' },
    acknowledge: [{ rule: 'svc-ports-empty', object: 'web' }],
  };
  expect(() => new HeadlessValidation(properties)).toThrow(
    [
      'HeadlessValidation cannot use its properties:',
      '  - failon: no such property; the nearest is failOn, all are',
    ].join('\n'),
  );
  for (const line of [
    'failOn: got "fatal"; expected one of error, warning, info',
    'kubernetes: got {"oldest":1.3}; expected a mapping such as { oldest: "1.27", newest: "1.37" }',
    'mesh: got "istio"; expected one of none, istio-sidecar, istio-ambient, linkerd',
    'strict: got "yes"; expected true or false',
    'clusters: got {"east":"dist/east"}; expected a mapping',
    'acknowledge[0]: got {"rule":"svc-ports-empty","object":"web"}; expected { rule, object, reason }',
  ])
    expect(() => new HeadlessValidation(properties)).toThrow(`  - ${line}`);
});
