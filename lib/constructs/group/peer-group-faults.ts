import type * as kplus from 'cdk8s-plus-27';
import { dnsLabel1035Faults } from '../../kubernetes/names';
import { addClientServiceFaults } from '../service/client-service';
import { addContainerFaults } from '../pod/container-faults';
import { addDisruptionBudgetFaults } from './disruption-budget';
import { addSecondsErrors } from '../props/duration-errors';
import { shown, type PropErrors } from '../props/prop-errors';
import { addGrpcProbeFaults } from '../pod/grpc-probe';
import type { HeadlessService } from '../service/headless-service';
import type { ContainerFacts } from '../service/pod-facts';
import { addIntegerErrors } from '../props/integer-errors';
import { addMetadataErrors } from '../props/metadata-errors';
import type { PeerContainer } from './peer-container';
import type { PeerGroupProps } from './peer-group-props';
import { addPodNetworkFaults } from '../pod/pod-network-faults';
import { addPortFaults } from '../service/port-faults';
import { addSchedulingFaults } from '../pod/scheduling-faults';
import { addSecurityFaults } from '../pod/security-faults';
import { addPlaceFaults } from '../service/service-place-faults';

/** The longest name: a StatefulSet's revision label adds a dash and ten digits to it, and a label has 63 characters. */
const GROUP_NAME_LENGTH = 52;

/** How many pods a group has when nothing is said. */
export const DEFAULT_REPLICAS = 3;

/** What a kind of group decides for itself. */
export interface PeerGroupPlan {
  /** The labels by which the group's pods are found: kept for ever, whatever becomes of the construct's path. */
  readonly selector: Readonly<Record<string, string>>;
  /** Whether the pods have names of their own in DNS. */
  readonly namedPods: boolean;
  /** Name of the headless Service that the group makes. */
  readonly serviceName: string;
  /** Whether starting peers must be found. */
  readonly publishNotReadyAddresses: boolean;
  /** Whether the headless Service, and what belongs to it, is left out. */
  readonly withoutService: boolean;
  /** Whether the group stops working when it loses its majority. */
  readonly quorum: boolean;
  /** Notes what is wrong with the group's own ports, where its props say them in another way than in `ports`. */
  readonly addPortFaults?: (faults: PropErrors) => void;
  /** Notes what is wrong with the props of this kind of group. */
  addFaults(faults: PropErrors): void;
}

type Labels = Readonly<Record<string, string>>;

/** Notes what is wrong with the props that all groups have. */
export function addPeerGroupFaults(
  faults: PropErrors,
  props: PeerGroupProps,
  plan: PeerGroupPlan,
  peer: PeerContainer,
  namespace: string | undefined,
): void {
  const { replicas, service } = props;
  faults.addAll('name', props.name, dnsLabel1035Faults(props.name ?? ''), 'It names the workload and its Service.');
  if ((props.name ?? '').length > GROUP_NAME_LENGTH)
    faults.add(
      'name',
      props.name,
      `at most ${GROUP_NAME_LENGTH} characters, not ${props.name.length}`,
      "A pod's revision label is this name and up to 11 characters more, and a label has at most 63.",
    );
  addIntegerErrors(faults, 'replicas', replicas, 1, 'It is the number of pods.');
  addIntegerErrors(faults, 'revisionHistoryLimit', props.revisionHistoryLimit, 0, 'It counts old revisions.');
  addSecondsErrors(faults, 'terminationGracePeriod', props.terminationGracePeriod, 0, 'The API counts seconds.');
  addSecondsErrors(faults, 'minReady', props.minReady, 0, 'The API counts seconds.');

  if (plan.addPortFaults !== undefined) plan.addPortFaults(faults);
  else if (service === undefined) addPortFaults(faults, 'ports', props.ports ?? [], 'container');
  if (service === undefined) addPlaceFaults(faults, props);
  else {
    for (const prop of ['ipFamilies', 'ipFamilyPolicy', 'clusterDomain', 'serviceMetadata'] as const)
      if (props[prop] !== undefined)
        faults.add(
          prop,
          props[prop],
          'nothing beside "service"',
          'A given Service has its own, and yours would be lost.',
        );
    if (props.ports !== undefined)
      faults.add('ports', props.ports, 'nothing beside "service"', 'The ports of a given Service are its own.');
    addPortFaults(faults, `service "${service.node.path}": ports`, service.ports, 'container');
    addServiceFaults(faults, service, props, plan, namespace);
  }
  if (props.clientService !== undefined)
    addClientServiceFaults(faults, props.clientService, {
      name: service?.name ?? plan.serviceName,
      ports: service?.ports ?? props.ports ?? [],
    });
  addDisruptionBudgetFaults(faults, props.disruptionBudget, replicas ?? DEFAULT_REPLICAS, plan.quorum);
  addGrpcProbeFaults(faults, props.grpcProbes, peer.ports);
  addContainerFaults(faults, props, peer);
  addPodNetworkFaults(faults, props);
  addSecurityFaults(faults, props);
  addSchedulingFaults(faults, props);
  addAllMetadataFaults(faults, props);
  if (props.podMetadata?.labels !== undefined)
    addMatchedLabelFaults(faults, props.podMetadata.labels, {
      ...(service?.shared ? service.selector : {}),
      ...plan.selector,
    });
  if (props.podDns?.hostname !== undefined || props.podDns?.subdomain !== undefined)
    faults.add(
      'podDns',
      { hostname: props.podDns.hostname, subdomain: props.podDns.subdomain },
      'neither hostname nor subdomain',
      'One host name for all pods would put them all under one DNS name; a StatefulSet sets both itself.',
    );
}

function addMatchedLabelFaults(faults: PropErrors, labels: Labels, matched: Labels): void {
  for (const [label, value] of Object.entries(labels))
    if (Object.hasOwn(matched, label) && value !== matched[label])
      faults.add(
        `podMetadata.labels["${label}"]`,
        value,
        `no such label, or ${shown(matched[label])}`,
        'A selector of the group, or of its shared Service, matches it.',
      );
}

function addServiceFaults(
  faults: PropErrors,
  service: HeadlessService,
  props: PeerGroupProps,
  plan: PeerGroupPlan,
  here: string | undefined,
): void {
  const there = service.metadata.namespace;
  if (here !== there)
    faults.add(
      'service',
      `${service.name} in namespace ${there ?? '(none)'}`,
      `a Service in namespace ${here ?? '(none)'}`,
      'A Service selects pods of its own namespace only.',
    );
  service._addGroupFaults(faults);
  const published = service._selection.publishNotReady;
  if (published !== undefined && published !== plan.publishNotReadyAddresses)
    faults.add(
      `service "${service.node.path}": publishNotReadyAddresses`,
      published,
      `${plan.publishNotReadyAddresses}, or nothing`,
      plan.publishNotReadyAddresses
        ? 'The peers of this group must be found before they are ready.'
        : 'The pods of this group are to be found only when they are ready.',
    );
  service._addPodFaults(faults, {
    containers: [
      { prop: 'securityContext', user: props.securityContext?.user, ports: [] },
      ...(props.containers ?? []).map((container, index) => containerFacts(container, `containers[${index}]`)),
      ...(props.initContainers ?? []).map((container, index) => containerFacts(container, `initContainers[${index}]`)),
    ],
    labels: props.podMetadata?.labels ?? {},
    clientPorts: props.clientService?.ports ?? [],
  });
}

/** What a Service may ask of a container, by its props. */
export function containerFacts(container: kplus.ContainerProps, at: string): ContainerFacts {
  const { portNumber, port, ports = [], securityContext } = container;
  const single = portNumber ?? port;
  return {
    prop: `${at}.securityContext`,
    user: securityContext?.user,
    ports: [
      ...(single === undefined ? [] : [{ prop: `${at}.portNumber`, number: single }]),
      ...ports.map(({ number }, index) => ({ prop: `${at}.ports[${index}].number`, number })),
    ],
  };
}

function addAllMetadataFaults(faults: PropErrors, props: PeerGroupProps): void {
  addMetadataErrors(faults, 'metadata', props.metadata);
  addMetadataErrors(faults, 'podMetadata', props.podMetadata);
  addMetadataErrors(faults, 'serviceMetadata', props.serviceMetadata);
  addMetadataErrors(faults, 'clientService.metadata', props.clientService?.metadata);
  addMetadataErrors(faults, 'disruptionBudget.metadata', props.disruptionBudget?.metadata);
  addMetadataErrors(faults, 'networkPolicy.metadata', props.networkPolicy?.metadata);
}
