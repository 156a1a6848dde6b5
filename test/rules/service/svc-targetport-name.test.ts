import { expect, test } from 'vitest';
import { sampleHeadlessService, samplePort } from '../../../lib/rules/examples';
import { svcTargetportName } from '../../../lib/rules/service/svc-targetport-name';
import { findingsOf, placesOf } from '../rule-tests';

const target = (targetPort: unknown) => [
  sampleHeadlessService({ spec: { ports: [samplePort(), samplePort({ name: 'b', targetPort })] } }),
];

test.each(['my_port', 'My-port', '-port', 'port-', 'my--port', 'a-name-of-16-let', '80.0'])(
  'no container port has the name %s',
  (name) => {
    expect(placesOf(svcTargetportName, target(name))).toEqual(['Service/web spec.ports[1].targetPort']);
  },
);

test('a number in quotes is found, with the fix to remove the quotes', () => {
  expect(findingsOf(svcTargetportName, target('8080'))).toMatchObject([
    {
      path: 'spec.ports[1].targetPort',
      found: '"8080": at least one letter is needed',
      fix: 'Remove the quotes: targetPort: 8080.',
    },
  ]);
  expect(findingsOf(svcTargetportName, target('8080-'))[0]?.fix).toBeUndefined();
  expect(findingsOf(svcTargetportName, target('-8080'))[0]?.fix).toBeUndefined();
});

test.each(['http', 'a', 'a-name-of-15-le', 'p8080', 8080, 0, '', undefined, null])('%j is right', (value) => {
  expect(placesOf(svcTargetportName, target(value))).toEqual([]);
});
