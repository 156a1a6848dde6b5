import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  DeploymentPeerGroup,
  ExternalPeers,
  GrpcDrain,
  GrpcHeadlessBackend,
  IstioSafeHeadless,
  StatefulPeerGroup,
} from '../../../lib';
import type { Live } from '../api/api';
import type { Configuration } from './configuration';

type Of<Kind extends Configuration['kind']> = Extract<Configuration, { kind: Kind }>;
type PeerGroup = Of<'StatefulPeerGroup' | 'DeploymentPeerGroup'>;
type ContainerData = PeerGroup['containers'][number];

/** What a configuration synthesises to; throws where the constructs refuse it. */
export function synthesise(random: Configuration, namespace: string): Live[] {
  // fast-check also makes objects without a prototype, which no user writes.
  const configuration = structuredClone(random);
  const chart = new Chart(Testing.app(), 'Configuration', { namespace });
  switch (configuration.kind) {
    case 'ExternalPeers':
      new ExternalPeers(chart, 'Peers', configuration);
      break;
    case 'GrpcHeadlessBackend':
      backend(chart, configuration);
      break;
    default:
      peerGroup(chart, configuration);
  }
  return JSON.parse(JSON.stringify(Testing.synth(chart)));
}

function backend(chart: Chart, configuration: Of<'GrpcHeadlessBackend'>): void {
  const { connectionAgeSeconds, resolutionGapSeconds, drainSeconds, ...props } = configuration;
  new GrpcHeadlessBackend(chart, 'Backend', {
    ...props,
    ...podProps(configuration),
    connectionAge: seconds(connectionAgeSeconds),
    resolutionGap: seconds(resolutionGapSeconds),
    drain:
      drainSeconds === undefined
        ? undefined
        : GrpcDrain.exec(['sleep', `${drainSeconds}`], Duration.seconds(drainSeconds)),
  });
}

function peerGroup(chart: Chart, configuration: PeerGroup): void {
  const { kind, ports, istio, ...props } = configuration;
  const service = istio && new IstioSafeHeadless(chart, 'Headless', { name: configuration.name, ports, ...istio });
  const common = {
    ...props,
    ...podProps(configuration),
    ...(service ? { service, ipFamilyPolicy: undefined, serviceMetadata: undefined } : { ports }),
    grpcProbes: configuration.grpcReadiness ? { readiness: {} } : undefined,
  };
  if (configuration.kind === 'DeploymentPeerGroup') new DeploymentPeerGroup(chart, 'Group', common);
  else {
    const storage = configuration.storage?.map(({ mebibytes, ...one }) => ({
      ...one,
      size: Size.mebibytes(mebibytes),
    }));
    new StatefulPeerGroup(chart, 'Group', { ...common, storage });
  }
}

/** The props of all pods that are no plain data. */
const podProps = (data: PeerGroup | Of<'GrpcHeadlessBackend'>) => ({
  containers: data.containers.map(containerProps),
  terminationGracePeriod: seconds(data.terminationGraceSeconds),
  minReady: seconds(data.minReadySeconds),
});

const seconds = (count: number | undefined) => (count === undefined ? undefined : Duration.seconds(count));

function containerProps(data: ContainerData, place: number): kplus.ContainerProps {
  const { image, command, env, cpuMillis, memoryMebibytes, httpReadiness } = data;
  return {
    name: `container-${place}`,
    image,
    command,
    envVariables: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, kplus.EnvValue.fromValue(value)])),
    resources: {
      cpu: cpuMillis === undefined ? undefined : { request: kplus.Cpu.millis(cpuMillis) },
      memory: memoryMebibytes === undefined ? undefined : { limit: Size.mebibytes(memoryMebibytes) },
    },
    readiness: httpReadiness ? kplus.Probe.fromHttpGet('/ready', { port: 9999 }) : undefined,
  };
}
