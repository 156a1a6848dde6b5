import { ApiObject, Duration, Lazy, Size, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { WireProtocol } from '../../../lib';
import {
  deploymentStrategyOf,
  labelSelectorOf,
  declarePorts,
  networkPolicyPeersOf,
  podSpecOf,
  podSpecOfProps,
  prependVariables,
  probeOptionsOf,
  statefulSetStrategyOf,
} from '../../../lib/constructs/cdk8s/kplus-internals';
import { renderMetadata, RenderedObject } from '../../../lib/constructs/cdk8s/rendered-object';
import { chartOf } from '../../support/synth';

/** Pods that between them use all that cdk8s-plus knows of a pod. */
const PODS: Readonly<Record<string, (chart: Chart) => kplus.PodProps & kplus.WorkloadProps>> = {
  'with nothing but an image': () => ({ containers: [{ image: 'x' }] }),
  'with variables of every source': (chart) => {
    const secret = new kplus.Secret(chart, 'Secret', { metadata: { name: 'secret' } });
    const config = new kplus.ConfigMap(chart, 'Config', { metadata: { name: 'config' } });
    const envVariables = {
      PLAIN: kplus.EnvValue.fromValue('1'),
      EMPTY: kplus.EnvValue.fromValue(''),
      FIELD: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP, { apiVersion: 'v1' }),
      LABEL: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_LABEL, { key: 'app' }),
      SECRET: kplus.EnvValue.fromSecretValue({ secret, key: 'k' }, { optional: true }),
      CONFIG: kplus.EnvValue.fromConfigMap(config, 'k'),
      CPU: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1m' }),
    };
    const envFrom = [kplus.Env.fromConfigMap(config, 'prefix_'), kplus.Env.fromSecret(secret)];
    return { containers: [{ image: 'x', envVariables, envFrom }] };
  },
  'with ports, probes and hooks': () => ({
    containers: [
      {
        image: 'x',
        portNumber: 80,
        ports: [{ number: 53, name: 'dns', protocol: kplus.Protocol.UDP, hostPort: 53, hostIp: '10.0.0.1' }],
        command: ['serve'],
        args: ['--verbose'],
        workingDir: '/srv',
        imagePullPolicy: kplus.ImagePullPolicy.NEVER,
        readiness: kplus.Probe.fromHttpGet('/ready', { port: 80, periodSeconds: Duration.seconds(5) }),
        liveness: kplus.Probe.fromCommand(['true'], { failureThreshold: 9 }),
        startup: kplus.Probe.fromTcpSocket({ host: 'localhost' }),
        lifecycle: {
          postStart: kplus.Handler.fromHttpGet('/started', { port: 80 }),
          preStop: kplus.Handler.fromCommand(['true']),
        },
      },
      { name: 'idle', image: 'y', lifecycle: {} },
    ],
  }),
  'with volumes and host aliases': (chart) => {
    const mounted = kplus.Volume.fromEmptyDir(chart, 'Tmp', 'tmp', { sizeLimit: Size.mebibytes(1) });
    const spare = kplus.Volume.fromHostPath(chart, 'Host', 'host', { path: '/var/host' });
    const mount = { path: '/tmp', volume: mounted };
    const propagation = kplus.MountPropagation.HOST_TO_CONTAINER;
    return {
      containers: [
        { image: 'x', volumeMounts: [mount, { ...mount, path: '/b', subPath: 'b', readOnly: true, propagation }] },
      ],
      initContainers: [{ image: 'y', volumeMounts: [mount] }, { image: 'z' }],
      volumes: [mounted, spare],
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['one', 'two'] }],
    };
  },
  'with resources of some kinds': () => ({
    containers: [
      { name: 'none', image: 'x', resources: {} },
      { name: 'cpu', image: 'x', resources: { cpu: { request: kplus.Cpu.units(2) } } },
      { name: 'memory', image: 'x', resources: { memory: { limit: Size.gibibytes(2) } } },
      {
        name: 'disk',
        image: 'x',
        resources: { ephemeralStorage: { request: Size.gibibytes(1), limit: Size.tebibytes(1) } },
      },
    ],
  }),
  'with contexts that say something': (chart) => ({
    containers: [
      {
        name: 'root',
        image: 'x',
        securityContext: { privileged: true, allowPrivilegeEscalation: true, ensureNonRoot: false },
      },
      {
        name: 'capable',
        image: 'x',
        securityContext: { user: 1, group: 2, capabilities: { add: [kplus.Capability.NET_ADMIN], drop: [] } },
      },
    ],
    securityContext: {
      user: 1,
      group: 2,
      fsGroup: 3,
      fsGroupChangePolicy: kplus.FsGroupChangePolicy.ALWAYS,
      sysctls: [{ name: 'net.core.somaxconn', value: '1024' }],
    },
    serviceAccount: new kplus.ServiceAccount(chart, 'Account', { metadata: { name: 'account' } }),
    automountServiceAccountToken: true,
    dockerRegistryAuth: new kplus.DockerConfigSecret(chart, 'Registry', { metadata: { name: 'registry' }, data: {} }),
  }),
  'with contexts that say nothing': () => ({
    containers: [{ image: 'x' }],
    securityContext: { ensureNonRoot: false },
    restartPolicy: kplus.RestartPolicy.ALWAYS,
    terminationGracePeriod: Duration.minutes(1),
    hostNetwork: true,
  }),
  'with a name service of its own': () => ({
    containers: [{ image: 'x' }],
    dns: {
      hostname: 'host',
      subdomain: 'sub',
      hostnameAsFQDN: true,
      policy: kplus.DnsPolicy.NONE,
      nameservers: ['10.0.0.10'],
      searches: ['example.com'],
      options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }],
    },
  }),
};

test.each(Object.entries(PODS))('the spec of a pod %s is what cdk8s-plus itself renders', (_, props) => {
  const chart = chartOf();
  const pod = new kplus.Pod(chart, 'Pod', props(chart));
  expect(JSON.parse(JSON.stringify(podSpecOf(pod)))).toEqual(ApiObject.of(pod).toJson().spec);
});

test.each(Object.entries(PODS))('the props of a pod %s say what cdk8s-plus renders of them', (_, propsIn) => {
  const chart = chartOf();
  const props = propsIn(chart);
  const pod = new kplus.Pod(chart, 'Pod', props);
  const said = JSON.parse(JSON.stringify(podSpecOfProps(props, props.volumes ?? [])));
  // A port of `portNumber` stands first there, and last here.
  for (const container of said.containers)
    container.ports?.sort((one: Port, other: Port) => other.containerPort - one.containerPort);
  expect(ApiObject.of(pod).toJson().spec).toMatchObject(said);
});

interface Port {
  readonly containerPort: number;
}

test('the scheduling of a workload is what cdk8s-plus itself renders', () => {
  const chart = chartOf();
  const other = new kplus.Deployment(chart, 'Other', { containers: [{ image: 'x' }] });
  const set = new kplus.Deployment(chart, 'Set', { containers: [{ image: 'x' }] });
  const { scheduling } = set;
  scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('disk', 'ssd')), { weight: 5 });
  scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.exists('gpu')));
  scheduling.colocate(other, { topology: kplus.Topology.ZONE });
  scheduling.spread({ weight: 1 });
  const effect = kplus.TaintEffect.NO_EXECUTE;
  scheduling.tolerate(
    kplus.Node.tainted(kplus.NodeTaintQuery.is('dedicated', 'peers', { effect, evictAfter: Duration.hours(1) })),
  );
  expect(JSON.parse(JSON.stringify(podSpecOf(set)))).toEqual(ApiObject.of(set).toJson().spec.template.spec);
});

test('two volumes of one name are refused, as cdk8s-plus refuses them', () => {
  const chart = chartOf();
  const [one, two] = ['One', 'Two'].map((id) => kplus.Volume.fromEmptyDir(chart, id, 'tmp'));
  const pod = new kplus.Pod(chart, 'Pod', {
    containers: [{ image: 'x', volumeMounts: [{ path: '/tmp', volume: one! }] }],
    volumes: [two!],
  });
  const refusal = 'At least two different volumes have the same name: tmp';
  expect(() => pod._toPodSpec()).toThrow(refusal);
  expect(() => podSpecOf(pod)).toThrow(refusal);
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

test('a container itself refuses a second port of one name or number', () => {
  const container = new kplus.Container({ image: 'x', ports: [{ name: 'web', number: 80 }] });
  expect(() => container.addPort({ number: 80 })).toThrow('Port with number 80 and protocol TCP already exists');
  expect(() => container.addPort({ name: 'web', number: 81 })).toThrow('Port with name web already exists');
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
      {
        spec: () => ({
          z: 1,
          a: Lazy.any({ produce: () => ({ y: [null, 1], x: undefined }) }),
          empty: {},
          none: null,
          list: [],
        }),
        data: () => ({ resolve: { nested: 'text' } }),
      },
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
