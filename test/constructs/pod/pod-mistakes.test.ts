import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  SeccompProfile,
  StatefulPeerGroup,
  TolerationEffect,
  TolerationOperator,
  type StatefulPeerGroupProps,
} from '../../../lib';
import { dig, type Manifest } from '../../../lib/manifest/manifest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';
import { changed } from '../../kubernetes/constraints/objects';
import { chartOf, messageOf } from '../../support/synth';

type Props = Partial<StatefulPeerGroupProps>;

/** A mistake in props and in a manifest: the prop that is named, and the field of the pods, where the field of the error is another one too. */
interface Mistake {
  readonly props: Props;
  readonly prop: string;
  readonly field: string;
  readonly value: unknown;
  readonly place?: string;
  /** Fields of the pods that are no mistake by themselves. */
  readonly beside?: Manifest;
}

const IMAGE = 'web:1';
const emptyDir = (name: string) => kplus.Volume.fromEmptyDir(chartOf(), `Volume-${name}`, name);
const container = (props: Partial<kplus.ContainerProps>): Props => ({ containers: [{ image: IMAGE, ...props }] });
const init = (props: Partial<kplus.ContainerProps>): Props => ({
  containers: [{ image: IMAGE }],
  initContainers: [{ image: IMAGE, ...props }],
});
const mount = (props: Partial<kplus.VolumeMount>): Props =>
  container({ volumeMounts: [{ path: '/data', volume: emptyDir('config'), ...props }] });
const inContainer = (prop: string, field: string) => ({
  prop: `containers[0].${prop}`,
  field: `containers[0].${field}`,
});

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'no containers': { props: { containers: [] }, prop: 'containers', field: 'containers', value: [] },
  'a container name in upper case': {
    props: container({ name: 'Main_1' }),
    ...inContainer('name', 'name'),
    value: 'Main_1',
  },
  'two containers of one name': {
    props: { containers: [{ image: IMAGE }, { image: IMAGE }] },
    prop: 'containers[1].name',
    field: 'containers[1]',
    value: { name: 'web', image: IMAGE },
    place: 'containers[1].name',
  },
  'no image': { props: container({ image: '' }), ...inContainer('image', 'image'), value: '' },
  'a blank before an image': {
    props: container({ image: ' web:1' }),
    ...inContainer('image', 'image'),
    value: ' web:1',
  },
  'a pull policy in lower case': {
    props: container({ ...({ imagePullPolicy: 'always' } as object) }),
    ...inContainer('imagePullPolicy', 'imagePullPolicy'),
    value: 'always',
  },
  'a port of number 0': {
    props: container({ ports: [{ number: 0 }] }),
    ...inContainer('ports[0].number', 'ports[0].containerPort'),
    value: 0,
  },
  'a port above 65535': {
    props: container({ portNumber: 99999 }),
    ...inContainer('portNumber', 'ports[0].containerPort'),
    value: 99999,
  },
  'a port with a name that no port has': {
    props: container({ ports: [{ number: 80, name: 'Web_UI' }] }),
    ...inContainer('ports[0].name', 'ports[0].name'),
    value: 'Web_UI',
  },
  'two ports of one name': {
    props: container({
      ports: [
        { number: 80, name: 'web' },
        { number: 81, name: 'web' },
      ],
    }),
    ...inContainer('ports', 'ports'),
    value: [
      { containerPort: 80, name: 'web' },
      { containerPort: 81, name: 'web' },
    ],
    place: 'containers[0].ports[1].name',
  },
  'a port of the node above 65535': {
    props: container({ ports: [{ number: 80, hostPort: 70000 }] }),
    ...inContainer('ports[0].hostPort', 'ports[0].hostPort'),
    value: 70000,
  },
  'a variable with a name that none has': {
    props: container({ envVariables: { '1 BAD=': kplus.EnvValue.fromValue('x') } }),
    ...inContainer('envVariables', 'env[0].name'),
    value: '1 BAD=',
  },
  'a request of memory above its limit': {
    props: container({ resources: { memory: { request: Size.gibibytes(2), limit: Size.gibibytes(1) } } }),
    ...inContainer('resources.memory.request', 'resources.requests.memory'),
    value: '2Gi',
  },
  'a request of processors above their limit': {
    props: container({ resources: { cpu: { request: kplus.Cpu.units(2), limit: kplus.Cpu.units(1) } } }),
    ...inContainer('resources.cpu.request', 'resources.requests.cpu'),
    value: 2,
  },
  'less than no processor': {
    props: container({ resources: { cpu: { request: kplus.Cpu.millis(-1) } } }),
    ...inContainer('resources.cpu.request', 'resources.requests.cpu'),
    value: '-1m',
  },
  'an amount that is no number': {
    props: container({ resources: { cpu: { request: kplus.Cpu.millis(NaN) } } }),
    ...inContainer('resources.cpu.request', 'resources.requests.cpu'),
    value: 'NaNm',
  },
  'a probe of a port above 65535': {
    props: container({ liveness: kplus.Probe.fromTcpSocket({ port: 99999 }) }),
    ...inContainer('liveness.port', 'livenessProbe'),
    value: { tcpSocket: { port: 99999 } },
    place: 'containers[0].livenessProbe.tcpSocket.port',
  },
  'a probe with part of a second': {
    props: container({ liveness: kplus.Probe.fromCommand(['true'], { periodSeconds: Duration.millis(1500) }) }),
    ...inContainer('liveness.periodSeconds', 'livenessProbe.periodSeconds'),
    value: 1.5,
  },
  'a probe that counts below zero': {
    props: container({ liveness: kplus.Probe.fromCommand(['true'], { failureThreshold: -1 }) }),
    ...inContainer('liveness.failureThreshold', 'livenessProbe.failureThreshold'),
    value: -1,
  },
  'a hook without a command': {
    props: container({ lifecycle: { preStop: kplus.Handler.fromCommand([]) } }),
    ...inContainer('lifecycle.preStop.exec.command', 'lifecycle.preStop.exec.command'),
    value: [],
  },
  'a probe of an init container': {
    props: init({ readiness: kplus.Probe.fromCommand(['true']) }),
    prop: 'initContainers[0].readiness',
    field: 'initContainers[0].readinessProbe',
    value: { exec: { command: ['true'] } },
  },
  'a hook of an init container': {
    props: init({ lifecycle: { preStop: kplus.Handler.fromCommand(['true']) } }),
    prop: 'initContainers[0].lifecycle',
    field: 'initContainers[0].lifecycle',
    value: { preStop: { exec: { command: ['true'] } } },
  },
  'two mounts at one path': {
    props: container({
      volumeMounts: [
        { path: '/data', volume: emptyDir('one') },
        { path: '/data', volume: emptyDir('two') },
      ],
    }),
    ...inContainer('volumeMounts[1].path', 'volumeMounts[1].mountPath'),
    value: '/etc/web',
  },
  'a mount without a path': {
    props: mount({ path: '' }),
    ...inContainer('volumeMounts[0].path', 'volumeMounts[0].mountPath'),
    value: '',
  },
  'a mount of no volume': {
    props: mount({ volume: undefined }),
    ...inContainer('volumeMounts[0].volume', 'volumeMounts[0].name'),
    value: 'none',
  },
  'a path that leads out of a volume': {
    props: mount({ subPath: '../x' }),
    ...inContainer('volumeMounts[0].subPath', 'volumeMounts[0].subPath'),
    value: '../x',
  },
  'an absolute path within a volume': {
    props: mount({ subPathExpr: '/$(POD_NAME)' }),
    ...inContainer('volumeMounts[0].subPathExpr', 'volumeMounts[0].subPathExpr'),
    value: '/$(POD_NAME)',
  },
  'two paths within a volume': {
    props: mount({ subPath: 'x', subPathExpr: '$(POD_NAME)' }),
    ...inContainer('volumeMounts[0].subPathExpr', 'volumeMounts[0]'),
    value: { name: 'config', mountPath: '/data', subPath: 'x', subPathExpr: '$(POD_NAME)' },
    place: 'containers[0].volumeMounts[0].subPathExpr',
  },
  'a volume with a name in upper case': {
    props: { volumes: [emptyDir('Bad_Name')] },
    prop: 'volumes[0]',
    field: 'volumes[2].name',
    value: 'Bad_Name',
  },
  'two volumes of one name': {
    props: { volumes: [emptyDir('data'), emptyDir('data')] },
    prop: 'volumes[1]',
    field: 'volumes[2].name',
    value: 'tmp',
  },
  'a value of a node label with a blank': {
    props: { nodeSelector: { disk: 's s d' } },
    prop: 'nodeSelector["disk"]',
    field: 'nodeSelector.disk',
    value: 's s d',
  },
  'a priority class with a blank': {
    props: { priorityClassName: 'very high' },
    prop: 'priorityClassName',
    field: 'priorityClassName',
    value: 'very high',
  },
  'a runtime class in upper case': {
    props: { runtimeClassName: 'Kata' },
    prop: 'runtimeClassName',
    field: 'runtimeClassName',
    value: 'Kata',
  },
  'a toleration without key and operator': {
    props: { tolerations: [{ value: 'x' }] },
    prop: 'tolerations[0].operator',
    field: 'tolerations[0]',
    value: { operator: 'Equal', value: 'x' },
    place: 'tolerations[0].operator',
  },
  'a toleration of every value, and of one': {
    props: { tolerations: [{ key: 'a', operator: TolerationOperator.EXISTS, value: 'x' }] },
    prop: 'tolerations[0].value',
    field: 'tolerations[0].value',
    value: 'x',
  },
  'a tolerated time of what does not evict': {
    props: { tolerations: [{ key: 'a', effect: TolerationEffect.NO_SCHEDULE, tolerationSeconds: 5 }] },
    prop: 'tolerations[0].effect',
    field: 'tolerations[1].effect',
    value: 'NoSchedule',
  },
  'a spread that lets no part have more': {
    props: { topologySpread: [{ topologyKey: 'zone', maxSkew: 0 }] },
    prop: 'topologySpread[0].maxSkew',
    field: 'topologySpreadConstraints[0].maxSkew',
    value: 0,
  },
  'a spread over no label': {
    props: { topologySpread: [{ topologyKey: '' }] },
    prop: 'topologySpread[0].topologyKey',
    field: 'topologySpreadConstraints[0].topologyKey',
    value: '',
  },
  'one spread twice': {
    props: { topologySpread: [{ topologyKey: 'zone' }, { topologyKey: 'zone' }] },
    prop: 'topologySpread[1]',
    field: 'topologySpreadConstraints[1]',
    value: { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
  },
  'a name where an address of a host is expected': {
    props: { hostAliases: [{ ip: 'db', hostnames: ['db.example.com'] }] },
    prop: 'hostAliases[0].ip',
    field: 'hostAliases[0].ip',
    value: 'db',
  },
  'a name of a host in upper case': {
    props: { hostAliases: [{ ip: '10.0.0.1', hostnames: ['Legacy'] }] },
    prop: 'hostAliases[0].hostnames[0]',
    field: 'hostAliases[0].hostnames[0]',
    value: 'Legacy',
  },
  'a name where an address of a name server is expected': {
    props: { podDns: { nameservers: ['dns'] } },
    prop: 'podDns.nameservers[0]',
    field: 'dnsConfig.nameservers[0]',
    value: 'dns',
  },
  'four name servers': {
    props: { podDns: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
    prop: 'podDns.nameservers',
    field: 'dnsConfig.nameservers',
    value: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'],
  },
  'no name server and no policy that has one': {
    props: { podDns: { policy: kplus.DnsPolicy.NONE } },
    prop: 'podDns.nameservers',
    field: 'dnsConfig.nameservers',
    value: [],
    beside: { dnsPolicy: 'None' },
  },
  'a domain with a blank': {
    props: { podDns: { searches: ['my zone'] } },
    prop: 'podDns.searches[0]',
    field: 'dnsConfig.searches[0]',
    value: 'my zone',
  },
  'an option of the resolver without a name': {
    props: { podDns: { options: [{ name: '' }] } },
    prop: 'podDns.options[0].name',
    field: 'dnsConfig.options[0].name',
    value: '',
  },
  'a user below zero': {
    props: { securityContext: { user: -1 } },
    prop: 'securityContext.user',
    field: 'securityContext.runAsUser',
    value: -1,
  },
  'a group of volumes below zero': {
    props: { securityContext: { fsGroup: -3 } },
    prop: 'securityContext.fsGroup',
    field: 'securityContext.fsGroup',
    value: -3,
  },
  'a kernel parameter with a blank': {
    props: { securityContext: { sysctls: [{ name: 'net core', value: '1' }] } },
    prop: 'securityContext.sysctls[0].name',
    field: 'securityContext.sysctls[0].name',
    value: 'net core',
  },
  'a profile by an absolute path': {
    props: { seccompProfile: SeccompProfile.localhost('/profile.json') },
    prop: 'seccompProfile.localhostProfile',
    field: 'securityContext.seccompProfile',
    value: { type: 'Localhost', localhostProfile: '/profile.json' },
    place: 'securityContext.seccompProfile.localhostProfile',
  },
  'a user that has no number of 32 bits': {
    props: container({ securityContext: { user: 2 ** 32 } }),
    ...inContainer('securityContext.user', 'securityContext.runAsUser'),
    value: 2 ** 32,
  },
  'a privileged container that may not escalate': {
    props: container({ securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
    ...inContainer('securityContext', 'securityContext'),
    value: { privileged: true, allowPrivilegeEscalation: false },
  },
  'part of a second to end': {
    props: { terminationGracePeriod: Duration.millis(1500) },
    prop: 'terminationGracePeriod',
    field: 'terminationGracePeriodSeconds',
    value: 1.5,
  },
};

describe.each(Object.entries(MISTAKES))('%s', (_, { props, prop, field, value, place = field, beside }) => {
  test('is an error of the construct, at the prop', () => {
    const ports = [{ name: 'raft', number: 7000 }];
    const message = messageOf(
      () =>
        new StatefulPeerGroup(chartOf(), 'Ledger', { name: 'ledger', ports, containers: [{ image: IMAGE }], ...props }),
    );
    expect(message).toContain(`- ${prop}: got `);
    // One mistake is one error.
    expect(message.match(/^ {2}- /gm)).toHaveLength(1);
  });

  test('is an error of check, at the field', () => {
    const manifest = changed('StatefulSet', `spec.template.spec.${field}`, value);
    Object.assign(dig(manifest, 'spec', 'template', 'spec') as object, beside);
    const errors = check([manifest], CATALOGUE, DEFAULT_SETTINGS).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ path }) => path)).toContain(`spec.template.spec.${place}`);
  });
});
