import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../../lib/rules/engine';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../../../../lib/rules/examples';
import { peerNamesIn } from '../../../../lib/rules/shared/peer/peer-names';
import { peerStaticList } from '../../../../lib/rules/peer/peer-static-list';
import { stsOrdinalsDns } from '../../../../lib/rules/statefulset/sts-ordinals-dns';

const env = 'spec.template.spec.containers[0].env';
const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,10}[a-z0-9])?$/);

test('a member is found in a URL, a list and a setting', () => {
  fc.assert(
    fc.property(label, fc.nat(99), label, fc.constantFrom('', ':7000', '/path'), (set, ordinal, service, after) => {
      for (const before of ['', 'http://', '--join=', 'a,', '"'])
        expect([...peerNamesIn(`${before}${set}-${ordinal}.${service}${after}`)]).toEqual([
          { name: `${set}-${ordinal}.${service}`, set, ordinal, service, rest: [] },
        ]);
    }),
  );
});

test('a reference stands for the pod, also one with a dot in its name', () => {
  for (const pod of ['$(POD_NAME)', '$(pod.name)', '${HOSTNAME}', '$HOSTNAME'])
    expect([...peerNamesIn(`${pod}.web.shop.svc.cluster.local:1`)]).toEqual([
      {
        name: `${pod}.web.shop.svc.cluster.local`,
        set: undefined,
        ordinal: undefined,
        service: 'web',
        rest: ['shop', 'svc', 'cluster', 'local'],
      },
    ]);
});

test('versions, file names and addresses are no members', () => {
  for (const text of ['1.2.3', '10.0.0.1', 'app.jar', 'v1.30-2.3', 'https://example.com/a-1.B', '-1.web'])
    expect([...peerNamesIn(text)]).toEqual([]);
});

test('no name is found in a million letters without one', () => {
  // Quadratic work on them would not end while the test is waited for.
  for (const text of ['a'.repeat(1e6), 'a-'.repeat(5e5), '$('.repeat(5e5)]) expect([...peerNamesIn(text)]).toEqual([]);
});

function listed(names: readonly string[], replicas?: number) {
  const set = withField(sampleStatefulSet(), env, [{ name: 'PEERS', value: names.join(',') }]);
  return check([sampleHeadlessService(), withField(set, 'spec.replicas', replicas)], [peerStaticList]).map(
    ({ severity }) => severity,
  );
}

test('a list of members is an info, and a warning where it goes beyond the last one', () => {
  expect(listed(['web-0.web', 'web-1.web', 'web-2.web'], 3)).toEqual(['info']);
  expect(listed(['web-0.web', 'web-1.web', 'web-2.web'], 2)).toEqual(['warning']);
});

test('without replicas an autoscaler decides, so that no list is too long', () => {
  expect(listed(['web-0.web', 'web-1.web'])).toEqual(['info']);
});

test('a list of the first members, as etcd wants it, is no finding unless it goes beyond the last one', () => {
  const set = withField(sampleStatefulSet(), env, [{ name: 'ETCD_INITIAL_CLUSTER', value: 'a=web-0.web,b=web-1.web' }]);
  expect(check([sampleHeadlessService(), set], [peerStaticList])).toEqual([]);
  expect(check([sampleHeadlessService(), withField(set, 'spec.replicas', 1)], [peerStaticList])).toHaveLength(1);
});

test('one seed is no list', () => {
  expect(listed(['web-0.web'], 3)).toEqual([]);
});

test('members of another set are not counted against this one', () => {
  expect(listed(['db-0.db', 'db-7.db'], 3)).toEqual([]);
});

test('a member below the first ordinal is an error only where the set does not begin with 0', () => {
  const set = withField(sampleStatefulSet(), env, [{ name: 'SEED', value: 'web-0.web' }]);
  expect(check([sampleHeadlessService(), set], [stsOrdinalsDns])).toEqual([]);
  expect(
    check([sampleHeadlessService(), withField(set, 'spec.ordinals', { start: 1 })], [stsOrdinalsDns]),
  ).toHaveLength(1);
});

test('a list of members below the first ordinal is one finding', () => {
  const set = withField(sampleStatefulSet(), env, [{ name: 'PEERS', value: 'web-0.web,web-1.web,web-0.web' }]);
  const findings = check([sampleHeadlessService(), withField(set, 'spec.ordinals', { start: 5 })], [stsOrdinalsDns]);
  expect(findings.map(({ found }) => found)).toEqual(['"web-0.web", "web-1.web"; the first pod is web-5']);
});
