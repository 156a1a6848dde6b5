import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  DaemonSetPeerGroup,
  DeploymentPeerGroup,
  EndpointSliceReader,
  ExternalNameService,
  ExternalPeers,
  GrpcClientEnv,
  GrpcHeadlessBackend,
  HeadlessService,
  IstioSafeHeadless,
  PeerEnv,
  StatefulPeerGroup,
} from '../../../lib';
import type { Live } from '../api/api';
import type { Configuration, Kind } from './configuration';
import { RING } from './fitting-values';
import { madeIn } from './made';

const IMAGE = 'registry.example/app:1';
const PORTS = [{ name: 'raft', number: 7000 }];

const givenService = (chart: Chart) =>
  new HeadlessService(chart, 'Given', { name: 'given', ports: PORTS, selector: { app: 'given' } });

const MAKE: Readonly<Record<Kind, (chart: Chart, props: any) => unknown>> = {
  StatefulPeerGroup: (chart, props) => new StatefulPeerGroup(chart, 'Group', props),
  DeploymentPeerGroup: (chart, props) => new DeploymentPeerGroup(chart, 'Group', props),
  DaemonSetPeerGroup: (chart, props) => new DaemonSetPeerGroup(chart, 'Group', props),
  GrpcHeadlessBackend: (chart, props) => new GrpcHeadlessBackend(chart, 'Backend', props),
  HeadlessService: (chart, props) => withPods(chart, new HeadlessService(chart, 'Service', props)),
  IstioSafeHeadless: (chart, props) => withPods(chart, new IstioSafeHeadless(chart, 'Service', props)),
  ExternalPeers: (chart, props) => new ExternalPeers(chart, 'Peers', props),
  ExternalNameService: (chart, props) => new ExternalNameService(chart, 'Alias', props),
  EndpointSliceReader: (chart, props) => {
    new EndpointSliceReader(chart, 'Reader', props);
    withPods(chart, props.service);
  },
  // In a container beside one that has the variables of its own group.
  PeerEnv: (chart, options) => peersOf(chart, (service) => PeerEnv.of(service, options).variables),
  GrpcClientEnv: (chart, options) =>
    clientOf(chart, GrpcClientEnv.ofService(givenService(chart), 'raft', options).variables),
};

/** The name of the pods of cdk8s-plus behind a Service. */
const BESIDE = 'pods-beside';

/** What is no part of what is configured: pods behind a Service, and a group that others have as their peer. */
const NOT_CONFIGURED: ReadonlySet<string> = new Set([BESIDE, RING]);

/** Puts pods behind a Service without a selector: alone it would be refused at synth. */
function withPods(chart: Chart, service: HeadlessService): void {
  if (Object.keys(service.selector).length === 0 || service.shared)
    service.select(new kplus.Deployment(chart, 'Pods', { metadata: { name: BESIDE }, containers: [{ image: IMAGE }] }));
}

/** Pods with names behind a Service, and variables of it in one of their containers. */
function peersOf(chart: Chart, variablesOf: (service: HeadlessService) => PeerEnv['variables']): StatefulPeerGroup {
  const service = new HeadlessService(chart, 'Given', { name: 'given', ports: PORTS });
  return new StatefulPeerGroup(chart, 'Peers', {
    name: 'peers',
    service,
    containers: [
      { name: 'main', image: IMAGE },
      { name: 'client', image: IMAGE, envVariables: variablesOf(service) },
    ],
  });
}

function clientOf(chart: Chart, envVariables: GrpcClientEnv['variables']): DeploymentPeerGroup {
  return new DeploymentPeerGroup(chart, 'Client', {
    name: 'client',
    ports: [{ name: 'http', number: 8080 }],
    containers: [
      { name: 'main', image: IMAGE },
      { name: 'client', image: IMAGE, envVariables },
    ],
  });
}

/** What a configuration synthesises to; throws where the constructs refuse it. */
export function synthesise({ kind, props }: Configuration, namespace: string): Live[] {
  const chart = new Chart(Testing.app(), 'Configuration', { namespace });
  MAKE[kind](chart, madeIn(chart, props));
  const made = JSON.parse(JSON.stringify(Testing.synth(chart))) as Live[];
  return made.filter(({ metadata }) => !NOT_CONFIGURED.has(metadata.name));
}
