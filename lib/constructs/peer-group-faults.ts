import { dnsLabel1035Faults } from '../dns/name-faults';
import { addClientServiceFaults } from './client-service';
import { addDisruptionBudgetFaults } from './disruption-budget';
import { shown, type Faults } from './faults';
import { addGrpcProbeFaults } from './grpc-probe';
import type { HeadlessPort } from './headless-port';
import type { HeadlessService } from './headless-service';
import { mergePort, type DeclaredPort } from './merge-port';
import type { PeerEnv } from './peer-env';
import type { PeerGroupProps } from './peer-group-props';
import { addPortFaults } from './port-faults';

/** The longest name: a StatefulSet's revision label adds a dash and ten digits to it, and a label has 63 characters. */
export const GROUP_NAME_LENGTH = 52;

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
  readonly addPortFaults?: (faults: Faults) => void;
  /** Notes what is wrong with the props of this kind of group. */
  addFaults(faults: Faults): void;
}

/** What is known of a group while its props are looked at. */
export interface PeerGroupFacts {
  readonly namespace: string | undefined;
  /** The ports that the peer container declares. */
  readonly ports: readonly HeadlessPort[];
  readonly peerContainer: string;
  readonly peerEnv: PeerEnv;
}

/** Notes what is wrong with the props that all groups have. */
export function addPeerGroupFaults(
  faults: Faults,
  props: PeerGroupProps,
  plan: PeerGroupPlan,
  group: PeerGroupFacts,
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
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 1))
    faults.add('replicas', replicas, 'a whole number from 1', 'It is the number of pods.');
  if (props.revisionHistoryLimit !== undefined && !(props.revisionHistoryLimit >= 0))
    faults.add('revisionHistoryLimit', props.revisionHistoryLimit, 'a whole number from 0', 'It counts old revisions.');

  if (plan.addPortFaults !== undefined) plan.addPortFaults(faults);
  else if (service === undefined) addPortFaults(faults, 'ports', props.ports ?? [], 'container');
  else {
    if (props.ports !== undefined)
      faults.add('ports', props.ports, 'nothing beside "service"', 'The ports of a given Service are its own.');
    addPortFaults(faults, `service "${service.node.path}": ports`, service.ports, 'container');
    addServiceFaults(faults, service, props, plan, group.namespace);
  }
  if (props.clientService !== undefined)
    addClientServiceFaults(faults, props.clientService, service?.name ?? plan.serviceName);
  addDisruptionBudgetFaults(faults, props.disruptionBudget, replicas ?? DEFAULT_REPLICAS, plan.quorum);
  addGrpcProbeFaults(faults, props.grpcProbes, group.ports);
  addContainerFaults(faults, props, group);
  for (const label of Object.keys(props.podMetadata?.labels ?? {}))
    if (Object.hasOwn(plan.selector, label) && props.podMetadata!.labels![label] !== plan.selector[label])
      faults.add(
        `podMetadata.labels["${label}"]`,
        props.podMetadata!.labels![label],
        `no such label, or ${shown(plan.selector[label])}`,
        "The group's selectors match it.",
      );
  if (props.podDns?.hostname !== undefined || props.podDns?.subdomain !== undefined)
    faults.add(
      'podDns',
      { hostname: props.podDns.hostname, subdomain: props.podDns.subdomain },
      'neither hostname nor subdomain',
      'One host name for all pods would put them all under one DNS name; a StatefulSet sets both itself.',
    );
}

function addServiceFaults(
  faults: Faults,
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
  const published = service._publishes();
  if (published !== undefined && published !== plan.publishNotReadyAddresses)
    faults.add(
      `service "${service.node.path}": publishNotReadyAddresses`,
      published,
      `${plan.publishNotReadyAddresses}, or nothing`,
      plan.publishNotReadyAddresses
        ? 'The peers of this group must be found before they are ready.'
        : 'This group is called by clients, which must find ready pods only.',
    );
  const users = [props.securityContext?.user, ...props.containers.map((container) => container.securityContext?.user)];
  service._addPodFaults(faults, {
    users: users.filter((user) => user !== undefined),
    clientPorts: props.clientService?.ports ?? [],
  });
}

function addContainerFaults(faults: Faults, props: PeerGroupProps, group: PeerGroupFacts): void {
  const containers = props.containers ?? [];
  if (containers.length === 0) {
    faults.add('containers', containers, 'at least one container', 'A pod has at least one.');
    return;
  }
  const names = [
    ...containers.map((container) => container.name ?? 'main'),
    ...(props.initContainers ?? []).map((container, index) => container.name ?? `init-${index}`),
  ];
  for (const name of new Set(names.filter((candidate, index) => names.indexOf(candidate) !== index)))
    faults.add('containers', name, 'a name of its own for each container', 'The API refuses a name twice.');
  if (!containers.some((container) => (container.name ?? 'main') === group.peerContainer))
    faults.add('peerContainer', group.peerContainer, `one of ${names.join(', ')}`, 'There is no such container.');

  // All containers of a pod share its addresses, and so its ports.
  const declared: DeclaredPort[] = [];
  containers.forEach((container, index) => {
    const own = [
      ...(container.portNumber === undefined ? [] : [{ name: undefined, number: container.portNumber }]),
      ...(container.ports ?? []),
    ];
    for (const port of own) {
      const transport = 'protocol' in port && port.protocol !== undefined ? `${port.protocol}` : 'TCP';
      const other = declared.find((known) => known.number === port.number && known.transport === transport);
      if (other === undefined) declared.push({ name: port.name, number: port.number, transport });
      else
        faults.add(
          `containers[${index}].ports`,
          `${port.number}/${transport}`,
          'a number that no other port of the pod has',
          'The containers of a pod share its address.',
        );
    }
    if (props.envOnAllContainers || (container.name ?? 'main') === group.peerContainer)
      group.peerEnv._addFaults(faults, `containers[${index}].envVariables`, Object.keys(container.envVariables ?? {}));
  });
  if (props.envOnAllContainers)
    (props.initContainers ?? []).forEach((container, index) =>
      group.peerEnv._addFaults(
        faults,
        `initContainers[${index}].envVariables`,
        Object.keys(container.envVariables ?? {}),
      ),
    );
  for (const port of group.ports) mergePort(faults, 'containers: ports', declared, port);
}
