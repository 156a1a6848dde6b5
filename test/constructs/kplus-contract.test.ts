import { ApiObject, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { WireProtocol } from '../../lib';
import {
  deploymentStrategyOf,
  labelSelectorOf,
  declarePorts,
  networkPolicyPeersOf,
  podSpecOf,
  prependVariables,
  probeOptionsOf,
  statefulSetStrategyOf,
} from '../../lib/constructs/kplus-internals';
import { renderMetadata, RenderedObject } from '../../lib/constructs/rendered-object';
import { chartOf } from '../support/synth';

test('the pod spec is what cdk8s-plus itself renders', () => {
  const chart = chartOf();
  const secret = new kplus.Secret(chart, 'Secret', { metadata: { name: 'secret' } });
  const pod = new kplus.Pod(chart, 'Pod', {
    containers: [
      {
        image: 'x',
        portNumber: 80,
        envVariables: {
          PLAIN: kplus.EnvValue.fromValue('1'),
          EMPTY: kplus.EnvValue.fromValue(''),
          FIELD: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP),
          SECRET: kplus.EnvValue.fromSecretValue({ secret, key: 'k' }),
          CPU: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1m' }),
        },
        volumeMounts: [
          { path: '/tmp', volume: kplus.Volume.fromEmptyDir(chart, 'Tmp', 'tmp', { sizeLimit: Size.mebibytes(1) }) },
        ],
        lifecycle: { preStop: kplus.Handler.fromCommand(['true']) },
      },
    ],
    initContainers: [{ image: 'y' }],
    terminationGracePeriod: undefined,
  });
  expect(JSON.parse(JSON.stringify(podSpecOf(pod)))).toEqual(ApiObject.of(pod).toJson().spec);
});

test('a selector is read as labels and expressions', () => {
  const chart = chartOf();
  const pods = kplus.Pods.select(chart, 'Pods', {
    labels: { app: 'x' },
    expressions: [kplus.LabelExpression.exists('tier')],
  });
  expect(labelSelectorOf(pods)).toEqual({
    matchLabels: { app: 'x' },
    matchExpressions: [{ key: 'tier', operator: 'Exists' }],
  });
});

test('peers of a network policy are those that cdk8s-plus renders', () => {
  const chart = chartOf();
  const peers = [
    kplus.Pods.select(chart, 'Pods', { labels: { app: 'x' } }),
    kplus.Namespaces.select(chart, 'Labelled', { labels: { team: 'a' } }),
    kplus.Namespaces.select(chart, 'Named', { names: ['one'] }),
    kplus.Namespaces.all(chart, 'All'),
    kplus.NetworkPolicyIpBlock.ipv4(chart, 'Block', '10.0.0.0/8'),
    new kplus.Deployment(chart, 'Deployment', { containers: [{ image: 'x' }] }),
  ];
  for (const peer of peers) {
    const policy = new kplus.NetworkPolicy(chart, `Policy-${peer.node.id}`, { ingress: { rules: [{ peer }] } });
    expect(networkPolicyPeersOf(peer), peer.node.id).toEqual(ApiObject.of(policy).toJson().spec.ingress[0].from);
  }
});

test('variables can be put before those of a container, whose sources stay', () => {
  const chart = chartOf();
  const config = new kplus.ConfigMap(chart, 'Config', { metadata: { name: 'config' } });
  const container = new kplus.Container({
    image: 'x',
    envFrom: [kplus.Env.fromConfigMap(config)],
    envVariables: { LAST: kplus.EnvValue.fromValue('2') },
  });
  prependVariables(container, { FIRST: kplus.EnvValue.fromValue('1') });
  const { env, envFrom } = container._toKube();
  expect(env!.map(({ name }) => name)).toEqual(['FIRST', 'LAST']);
  expect(envFrom).toHaveLength(1);
});

test('ports can be declared on a container that has them already, and one that had none probes the first', () => {
  const container = new kplus.Container({ image: 'x', portNumber: 80 });
  declarePorts(container, [{ name: 'web', number: 80 }]);
  expect(container.ports).toEqual([{ number: 80, name: 'web', protocol: kplus.Protocol.TCP }]);

  const bare = new kplus.Container({ image: 'x', liveness: kplus.Probe.fromTcpSocket() });
  declarePorts(bare, [
    { name: 'gossip', number: 7946, protocol: WireProtocol.UDP },
    { name: 'web', number: 8080 },
  ]);
  expect(bare._toKube()).toMatchObject({ livenessProbe: { tcpSocket: { port: { value: 8080 } } } });
  expect(bare._toKube().startupProbe).toBeUndefined();
});

test('a probe tells what it was made from', () => {
  const options = { failureThreshold: 5, port: 8080 };
  expect(probeOptionsOf(kplus.Probe.fromTcpSocket(options))).toEqual(options);
  expect(probeOptionsOf(kplus.Probe.fromHttpGet('/', options))).toEqual(options);
  expect(probeOptionsOf(kplus.Probe.fromCommand(['true'], { failureThreshold: 5 }))).toEqual({ failureThreshold: 5 });
});

test('update strategies are in the field names of Kubernetes', () => {
  expect(statefulSetStrategyOf(kplus.StatefulSetUpdateStrategy.onDelete())).toEqual({ type: 'OnDelete' });
  expect(deploymentStrategyOf(kplus.DeploymentStrategy.recreate())).toEqual({ type: 'Recreate' });
});

test('an object of ours renders as cdk8s renders it, tokens, patches, metadata and empty values included', async () => {
  const { App, Chart, JsonPatch } = await import('cdk8s');
  const resolver = { resolve: () => undefined };
  const [quick, slow] = [new App(), new App({ resolvers: [resolver] })].map((app) => {
    const chart = new Chart(app, 'c', { namespace: 'n', labels: { chart: 'label' } });
    const object = new RenderedObject(
      chart,
      'Object',
      { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'thing', annotations: {}, labels: { z: '1', a: '2' } } },
      ['spec', 'data'],
      () => ({
        spec: {
          z: 1,
          a: Lazy.any({ produce: () => ({ y: [null, 1], x: undefined }) }),
          empty: {},
          none: null,
          list: [],
        },
        data: { resolve: { nested: 'text' } },
      }),
    );
    object.metadata.addLabel('late', Lazy.any({ produce: () => 'lazy' }) as never);
    object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Owner', name: 'o', uid: 'u' });
    object.metadata.add('generateName', 'x-');
    object.addJsonPatch(JsonPatch.add('/spec/patched', true), JsonPatch.add('/status', {}));
    expect(renderMetadata(object.metadata, object)).toEqual(object.metadata.toJson());
    return JSON.stringify(object.toJson());
  });
  expect(quick).toBe(slow);
});
