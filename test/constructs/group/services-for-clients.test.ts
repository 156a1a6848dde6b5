import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  Formation,
  SessionAffinity,
  StatefulPeerGroup,
  TrafficPolicy,
  type ClientServiceProps,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { chartOf, messageOf, rendered } from '../../support/synth';

const HTTP = { name: 'http', number: 8080 };

const built = (props: Partial<StatefulPeerGroupProps>) => {
  const chart = chartOf();
  const group = new StatefulPeerGroup(chart, 'Orders', {
    name: 'orders',
    ports: [{ name: 'raft', number: 7000 }],
    containers: [{ image: 'registry.example/orders:1' }],
    ...props,
  });
  return { group, output: rendered(chart) };
};

const refusal = (props: Partial<StatefulPeerGroupProps>) => messageOf(() => built(props));

describe('Services for clients', () => {
  test('are several, beside the one of clientService, and each of their ports is declared once', () => {
    const { output, group } = built({
      clientService: { name: 'a', ports: [HTTP] },
      clientServices: [
        { name: 'b', ports: [HTTP] },
        { name: 'c', ports: [{ name: 'dns', number: 8600, servicePort: 53 }] },
      ],
    });
    expect(group.clientServices.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(group.clientService?.name).toBe('a');
    expect(output.one('Service', 'c').spec.ports[0]).toMatchObject({ port: 53, targetPort: 8600 });
    const ports = output.container('StatefulSet', 'orders').ports.map(({ name }: { name: string }) => name);
    expect(ports).toEqual(['raft', 'http', 'dns']);
  });

  test('lead to the pods of a role, by labels that the program gives them', () => {
    const { output } = built({ clientServices: [{ name: 'replicas', ports: [HTTP], podLabels: { role: 'replica' } }] });
    const { selector } = output.one('Service', 'replicas').spec;
    expect(selector).toEqual({ 'cdk8s-headless/group': 'orders', role: 'replica' });
    expect(output.one('StatefulSet', 'orders').spec.template.metadata.labels).not.toHaveProperty('role');
  });

  test.each<[string, Partial<ClientServiceProps>]>([
    ['type: got "ExternalName"; expected ServiceType.CLUSTER_IP', { type: kplus.ServiceType.EXTERNAL_NAME }],
    ['externalTrafficPolicy: got "Local"; expected nothing, or type', { externalTrafficPolicy: TrafficPolicy.LOCAL }],
    ['loadBalancerClass: got "a"; expected nothing, or type: ServiceType.LOAD_BALANCER', { loadBalancerClass: 'a' }],
    ['loadBalancerSourceRanges: got ["10.0.0.0/8"]', { loadBalancerSourceRanges: ['10.0.0.0/8'] }],
    [
      'loadBalancerSourceRanges[0]: got "10.0.0.0"',
      { type: kplus.ServiceType.LOAD_BALANCER, loadBalancerSourceRanges: ['10.0.0.0'] },
    ],
    ['sessionAffinityTimeout: got "60 s"; expected nothing, or', { sessionAffinityTimeout: Duration.minutes(1) }],
    [
      'sessionAffinityTimeout: got 172800',
      { sessionAffinity: SessionAffinity.CLIENT_IP, sessionAffinityTimeout: Duration.days(2) },
    ],
    ['ports[0].nodePort: got 30080; expected nothing, or', { ports: [{ ...HTTP, nodePort: 30080 }] }],
    ['podLabels: got {}; expected at least one label', { podLabels: {} }],
    ['podLabels["a b"]: got', { podLabels: { 'a b': 'x' } }],
    ['podLabels: got "cdk8s-headless/group"; expected another label', { podLabels: { 'cdk8s-headless/group': 'b' } }],
  ])('are refused with what is wrong: %s', (message, props) => {
    const clientServices = [{ name: 'public', ports: [HTTP], ...props }];
    expect(refusal({ clientServices })).toContain(`clientServices[0].${message}`);
  });

  test('of one name are refused, as is one that has the name of another Service of the group', () => {
    const clientService = { name: 'a', ports: [HTTP] };
    expect(refusal({ clientService, clientServices: [clientService] })).toContain(
      'clientServices[0].name: got "a"; expected another name than that of clientService',
    );
    expect(refusal({ clientServices: [{ name: 'orders-1', ports: [HTTP] }], ordinalServices: {} })).toContain(
      'clientServices[0].name: got "orders-1"; expected another name than that of a peer',
    );
  });

  test('mean the same port of the pod by the same name', () => {
    const clientService = { name: 'a', ports: [HTTP] };
    const clientServices = [{ name: 'b', ports: [{ name: 'http', number: 9090 }] }];
    expect(refusal({ clientService, clientServices })).toContain(
      'clientServices[0].ports[0]: got "http = 9090/TCP"; expected http = 8080/TCP, as in clientService',
    );
  });
});

describe('a Service for the leader', () => {
  const LEADER = { name: 'orders-leader', ports: [{ name: 'sql', number: 5432 }] };

  test('has no selector, and a Role that lets the account of the pods write its endpoints', () => {
    const { output } = built({
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chartOf(), 'Account', 'orders'),
      automountServiceAccountToken: true,
      leaderService: { ...LEADER, otherEndpoints: ['orders-config'] },
    });
    expect(output.one('Service', 'orders-leader').spec).not.toHaveProperty('selector');
    expect(output.one('Role', 'orders-leader').rules[1]).toEqual({
      apiGroups: [''],
      resources: ['endpoints'],
      resourceNames: ['orders-leader', 'orders-config'],
      verbs: ['get', 'patch', 'update'],
    });
    const binding = output.one('RoleBinding', 'orders-leader');
    expect(binding.roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'orders-leader' });
    expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'orders', namespace: 'shop' }]);
  });

  test('is refused without an account and its token', () => {
    const message = refusal({ leaderService: LEADER });
    expect(message).toContain('serviceAccount: got nothing; expected an account, such as new ServiceAccount(');
    expect(message).toContain('automountServiceAccountToken: got nothing; expected true with "leaderService"');
  });
});

describe('Services of single peers', () => {
  test('publish pods that are not ready where the headless Service does, unless they are asked not to', () => {
    const publishing = (props: Partial<StatefulPeerGroupProps>) =>
      built({ ordinalServices: {}, ...props }).output.one('Service', 'orders-0').spec.publishNotReadyAddresses;
    expect(publishing({})).toBe(true);
    expect(publishing({ formation: Formation.IN_ORDER })).toBeUndefined();
    expect(publishing({ ordinalServices: { publishNotReadyAddresses: false } })).toBeUndefined();
  });

  test('have a type, and labels and annotations of their own', () => {
    const { output } = built({
      ordinalsStart: 5,
      ordinalServices: {
        type: kplus.ServiceType.LOAD_BALANCER,
        metadata: { annotations: { all: 'yes' } },
        ordinalMetadata: { '6': { annotations: { host: 'six' }, labels: { tier: 'a' } } },
      },
    });
    const { metadata, spec } = output.one('Service', 'orders-6');
    expect(spec.type).toBe('LoadBalancer');
    expect(metadata.annotations).toEqual({ all: 'yes', host: 'six' });
    expect(metadata.labels.tier).toBe('a');
    expect(output.one('Service', 'orders-5').metadata.annotations).toEqual({ all: 'yes' });
  });

  test('are refused for an ordinal that no peer has', () => {
    expect(refusal({ ordinalServices: { ordinalMetadata: { '3': { labels: { a: 'b' } } } } })).toContain(
      'ordinalServices.ordinalMetadata["3"]: got {"labels":{"a":"b"}}; expected an ordinal from 0 to 2. There is no such peer.',
    );
  });
});
