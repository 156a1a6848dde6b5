import { expect, test } from 'vitest';
import { envPodipsList } from '../../../lib/rules/env/env-podips-list';
import { sampleStatefulSet } from '../../../lib/rules/examples';
import { placesOf } from '../rule-tests';

const pods = (fieldPath: string, arg: string) => [
  sampleStatefulSet({
    container: { args: [arg], env: [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath } } }] },
  }),
];

test.each(['--advertise=[$(POD_IP)]:9094', '--advertise=$(POD_IP):9094', 'http://$(POD_IP)/'])('%s is found', (arg) => {
  expect(placesOf(envPodipsList, pods('status.podIPs', arg))).toEqual([
    'StatefulSet/web spec.template.spec.containers[0].args[0]',
  ]);
  expect(placesOf(envPodipsList, pods('status.podIP', arg))).toEqual([]);
});

test('the list alone is right', () => {
  expect(placesOf(envPodipsList, pods('status.podIPs', '--addresses=$(POD_IP)'))).toEqual([]);
});
