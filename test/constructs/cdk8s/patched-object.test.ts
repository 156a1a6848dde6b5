import { JsonPatch } from 'cdk8s';
import { expect, test } from 'vitest';
import { HeadlessService, StatefulPeerGroup } from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const PORTS = [{ name: 'raft', number: 7000 }];

test('a patch that the API server would refuse stops synth, with the rule, the value and the construct', () => {
  const chart = chartOf();
  const service = new HeadlessService(chart, 'Service', { name: 'db', ports: PORTS, selector: { app: 'db' } });
  service.service.addJsonPatch(JsonPatch.replace('/spec/ports/0/name', 'Raft_Port'));
  const message = messageOf(() => rendered(chart));
  expect(message).toContain('[test/Service/Resource] svc-port-name-label');
  expect(message).toContain('Raft_Port');
});

test('a patch that breaks what belongs together stops synth too', () => {
  const chart = chartOf();
  const group = new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports: PORTS, containers: [{ image: 'x' }] });
  group.statefulSet.addJsonPatch(JsonPatch.replace('/spec/selector/matchLabels', { app: 'other' }));
  expect(messageOf(() => rendered(chart))).toContain('sts-selector-match');
});

test('a patch that is right changes what is rendered, and nothing else happens', () => {
  const chart = chartOf();
  const group = new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports: PORTS, containers: [{ image: 'x' }] });
  group.statefulSet.addJsonPatch(JsonPatch.add('/spec/template/spec/shareProcessNamespace', true));
  expect(rendered(chart).one('StatefulSet', 'ledger').spec.template.spec.shareProcessNamespace).toBe(true);
});

test.each([
  JsonPatch.remove('/spec/nowhere/deeper'),
  JsonPatch.replace('/spec/nowhere/deeper', 5),
  JsonPatch.add('/spec/nowhere/deeper', 5),
])('a patch that leads nowhere says which, and of which object', (patch) => {
  const chart = chartOf();
  const group = new StatefulPeerGroup(chart, 'Ledger', { name: 'ledger', ports: PORTS, containers: [{ image: 'x' }] });
  group.statefulSet.addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 5), patch);
  const message = messageOf(() => group.statefulSet.toJson());
  expect(message).toContain('StatefulSet "test/Ledger/Resource" cannot be patched: got {"op":');
  expect(message).toContain('"path":"/spec/nowhere/deeper"');
  expect(messageOf(() => rendered(chart))).toContain('cannot be patched');
});
