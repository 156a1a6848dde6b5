import { expect, test } from 'vitest';
import { hostAliasInvalid } from '../../../lib/rules/container/host-alias-invalid';
import { samplePod } from '../../../lib/rules/examples';
import { constraintTests } from '../constraint-tests';
import { findingsOf } from '../rule-tests';

constraintTests(hostAliasInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.hostAliases[0].hostnames[0]', ['Legacy', '']],
    ['Deployment', 'spec.template.spec.hostAliases[0].ip', ['db', undefined]],
    [
      'Deployment',
      'spec.template.spec.hostAliases[0].hostnames',
      [['a.b', 'c_d']],
      'spec.template.spec.hostAliases[0].hostnames[1]',
    ],
    ['Deployment', 'spec.template.spec.hostAliases[0].ip', ['', '10.0.0.256']],
  ],
  right: [
    [
      'Deployment',
      'spec.template.spec.hostAliases[0]',
      [{ ip: 'fd00::1' }, { ip: '10.0.0.1', hostnames: ['a.b', 'c'] }],
    ],
  ],
});

test('the fix for an address speaks of addresses', () => {
  const pod = samplePod({ podSpec: { hostAliases: [{ ip: 'db', hostnames: ['Legacy'] }] } });
  expect(findingsOf(hostAliasInvalid, [pod]).map(({ fix }) => fix)).toEqual([
    'Write the IP address of the host.',
    undefined,
  ]);
});
