import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  DeploymentPeerGroup,
  HeadlessService,
  IpFamily,
  PeerEnv,
  StatefulPeerGroup,
  type DeploymentPeerGroupProps,
  type HeadlessServiceProps,
} from '../../../lib';
import { chartOf, messageOf, rendered, type Rendered } from '../../support/synth';

const text = (value: string) => kplus.EnvValue.fromValue(value);

/** A group, and a second Service that it is put behind. */
const joined = (props: Partial<DeploymentPeerGroupProps> = {}, service: Partial<HeadlessServiceProps> = {}) => {
  const chart = chartOf();
  const ring = new HeadlessService(chart, 'Ring', {
    name: 'hash-ring',
    ports: [{ name: 'gossip', number: 7946 }],
    ...service,
  });
  const group = new DeploymentPeerGroup(chart, 'Read', {
    name: 'read',
    ports: [{ name: 'http', number: 3100 }],
    containers: [{ image: 'registry.example/read:1' }],
    ...props,
  });
  return { chart, ring, group };
};

const envOf = (container: Rendered): Record<string, string> =>
  Object.fromEntries(container.env.map(({ name, value }: Rendered) => [name, value ?? 'by reference']));

describe('a group that is put behind a second Service', () => {
  test('declares its ports on the peer container', () => {
    const { chart, ring, group } = joined();
    ring.select(group);
    expect(rendered(chart).container('Deployment', 'read').ports).toEqual([
      { name: 'http', containerPort: 3100, protocol: 'TCP' },
      { name: 'gossip', containerPort: 7946, protocol: 'TCP' },
    ]);
  });

  test('has variables with its name and ports, after those that they refer to and before those of the user', () => {
    const { chart, ring, group } = joined({
      containers: [
        { image: 'x', envVariables: { JOIN: text('$(HEADLESS_HASH_RING_HOST):$(HEADLESS_HASH_RING_PORT_GOSSIP)') } },
      ],
    });
    ring.select(group);
    const container = rendered(chart).container('Deployment', 'read');
    expect(envOf(container)).toMatchObject({
      HEADLESS_HASH_RING_SERVICE: 'hash-ring',
      HEADLESS_HASH_RING_HOST: 'hash-ring.$(POD_NAMESPACE)',
      HEADLESS_HASH_RING_DOMAIN: 'hash-ring.$(POD_NAMESPACE).svc.cluster.local',
      HEADLESS_HASH_RING_PORT_GOSSIP: '7946',
    });
    const names = container.env.map(({ name }: Rendered) => name);
    expect(names.indexOf('POD_NAMESPACE')).toBeLessThan(names.indexOf('HEADLESS_HASH_RING_HOST'));
    expect(names.indexOf('HEADLESS_HASH_RING_PORT_GOSSIP')).toBeLessThan(names.indexOf('JOIN'));
  });

  test('has them in every container that has the peer env, under the names of the group', () => {
    const { chart, ring, group } = joined({
      envOnAllContainers: true,
      envNames: { podNamespace: 'NAMESPACE' },
      containers: [{ image: 'x' }, { name: 'helper', image: 'x' }],
    });
    group.addContainer({ name: 'late', image: 'x' });
    ring.select(group);
    const output = rendered(chart);
    for (const name of ['main', 'helper'])
      expect(envOf(output.container('Deployment', 'read', name)).HEADLESS_HASH_RING_HOST).toBe(
        'hash-ring.$(NAMESPACE)',
      );
    expect(output.container('Deployment', 'read', 'late').env).toBeUndefined();
  });

  test('is found there before it is ready where the Service is shared, as among its own peers', () => {
    const publishes = (shared: boolean) => {
      const { chart, ring, group } = joined({}, { shared });
      ring.select(group);
      return rendered(chart).one('Service', 'hash-ring').spec.publishNotReadyAddresses;
    };
    expect(publishes(true)).toBe(true);
    expect(publishes(false)).toBeUndefined();
  });

  test('is refused where a port or a variable of it contradicts, with both', () => {
    const { ring, group } = joined({
      containers: [
        {
          image: 'x',
          ports: [{ name: 'gossip', number: 1 }],
          envVariables: { HEADLESS_HASH_RING_SERVICE: text('other') },
        },
      ],
    });
    const message = messageOf(() => ring.select(group));
    expect(message).toContain('HeadlessService "test/Ring" cannot select the pods of "test/Read"');
    expect(message).toContain(
      'container "main": ports: got "gossip = 1/TCP"; expected gossip = 7946/TCP, or another name',
    );
    expect(message).toContain(
      'container "main": env: got "HEADLESS_HASH_RING_SERVICE"; expected another name, or the same value',
    );
  });

  test('is the same when it is put there twice, and behind its own Service again', () => {
    const once = joined();
    once.ring.select(once.group);
    const twice = joined();
    twice.ring.select(twice.group);
    twice.ring.select(twice.group);
    twice.group.headless.select(twice.group);
    expect(rendered(twice.chart).yaml()).toBe(rendered(once.chart).yaml());
  });
});

describe('a variable that the peer env has too', () => {
  const podIp = () => kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP);
  const withVariable = (value: kplus.EnvValue) => {
    const chart = chartOf();
    new StatefulPeerGroup(chart, 'Ledger', {
      name: 'ledger',
      ports: [{ name: 'raft', number: 7000 }],
      containers: [{ image: 'x', envVariables: { POD_IP: value } }],
    });
    return rendered(chart).container('StatefulSet', 'ledger');
  };

  test('is no contradiction where it has the same value, and stands once, where the peer env has it', () => {
    const names = withVariable(podIp()).env.map(({ name }: Rendered) => name);
    expect(names.slice(0, 3)).toEqual(['POD_NAME', 'POD_NAMESPACE', 'POD_IP']);
    expect(names.filter((name: string) => name === 'POD_IP')).toHaveLength(1);
  });

  test('is refused where it has another value, with what to do', () => {
    expect(messageOf(() => withVariable(text('10.0.0.1')))).toContain(
      'containers[0].envVariables: got "POD_IP"; expected another name, the same value as ours, or another name for ours in "envNames".',
    );
  });

  test('may come from the peer env of a second Service, under names of its own', () => {
    const { chart, ring, group } = joined();
    const names = { service: 'RING', host: 'RING_HOST', domain: 'RING_DOMAIN' };
    PeerEnv.of(ring, { names }).addTo(group.containers[0]!);
    ring.select(group);
    expect(envOf(rendered(chart).container('Deployment', 'read')).RING).toBe('hash-ring');
  });

  test('of another Service is refused with the name of the option', () => {
    const { ring, group } = joined();
    expect(messageOf(() => PeerEnv.of(ring).addTo(group.containers[0]!))).toContain(
      'got "HEADLESS_SERVICE"; expected another name, the same value as ours, or another name for ours in "names" of PeerEnv.of',
    );
  });
});

describe('the own address of a pod behind a Service of IPv6 alone', () => {
  const built = (props: Partial<DeploymentPeerGroupProps> = {}) => {
    const { chart, ring, group } = joined({ ipFamilies: [IpFamily.IPV6], ...props });
    ring.select(group);
    return envOf(rendered(chart).container('Deployment', 'read'));
  };

  test('is in the list of all its addresses only: the first one may not be in DNS', () => {
    expect(built()).toHaveProperty('POD_IPS');
    expect(built()).not.toHaveProperty('POD_IP');
    expect(built({ ipFamilies: [IpFamily.IPV4] })).toHaveProperty('POD_IP');
    expect(built({ ipFamilies: undefined })).not.toHaveProperty('POD_IPS');
  });

  test('is refused in texts and in names of variables, with what to use', () => {
    expect(messageOf(() => built({ containers: [{ image: 'x', args: ['--bind=$(POD_IP)'] }] }))).toContain(
      'containers[0].args[0]: got "--bind=$(POD_IP)"; expected no "ipFamilies" where the cluster has IPv6 only',
    );
    expect(messageOf(() => built({ envNames: { podIp: 'BIND' } }))).toContain(
      'envNames.podIp: got "BIND"; expected nothing, or "podIps" for the list of all addresses',
    );
  });

  test('may be a variable of the user', () => {
    const podIp = kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP);
    const containers = [{ image: 'x', args: ['$(POD_IP)'], envVariables: { POD_IP: podIp } }];
    expect(built({ containers })).toHaveProperty('POD_IP');
  });
});
