import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { DeploymentPeerGroup, IstioSafeHeadless, StatefulPeerGroup, type HeadlessService } from '../../../lib';
import type { Live } from '../api/api';
import type { Configuration } from './configuration';

type ContainerData = Configuration['containers'][number];

/** What a configuration synthesises to; throws where the constructs refuse it. */
export function synthesise(random: Configuration, namespace: string): Live[] {
  // fast-check also makes objects without a prototype, which no user writes.
  const configuration = structuredClone(random);
  const chart = new Chart(Testing.app(), 'Configuration', { namespace });
  const { kind, ports, istio, ...props } = configuration;
  const service: HeadlessService | undefined =
    istio && new IstioSafeHeadless(chart, 'Headless', { name: configuration.name, ports, ...istio });
  const common = {
    ...props,
    ...(service ? { service, ipFamilyPolicy: undefined, serviceMetadata: undefined } : { ports }),
    containers: configuration.containers.map(containerProps),
    grpcProbes: configuration.grpcReadiness ? { readiness: {} } : undefined,
    terminationGracePeriod: seconds(configuration.terminationGraceSeconds),
    minReady: seconds(configuration.minReadySeconds),
  };
  if (configuration.kind === 'StatefulPeerGroup') {
    const storage = configuration.storage?.map(({ mebibytes, ...one }) => ({
      ...one,
      size: Size.mebibytes(mebibytes),
    }));
    new StatefulPeerGroup(chart, 'Group', { ...common, storage });
  } else new DeploymentPeerGroup(chart, 'Group', common);
  return JSON.parse(JSON.stringify(Testing.synth(chart)));
}

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
