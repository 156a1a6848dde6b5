import { dnsLabel1035Errors } from '../../kubernetes/names';
import { addClientServicesErrors } from '../service/client-service';
import { addLeaderErrors } from '../service/leader-service';
import { portsForClients, servicesForClients } from './services-for-clients';
import { addPodErrors } from '../pod/pod-errors';
import { containerFacts } from '../pod/container-facts';
import { HEADLESS } from '../service/headless-internals';
import { DEFAULT_REPLICAS, type GroupKind } from './group-kind';
import { addDisruptionBudgetErrors } from './disruption-budget';
import { addRestartErrors } from './restart-on';
import { addSecondsErrors } from '../props/duration-errors';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import { addGrpcProbeErrors } from '../pod/grpc-probe';
import type { HeadlessService } from '../service/headless-service';
import { addIntegerErrors } from '../props/integer-errors';
import { addMetadataErrors } from '../props/metadata-errors';
import type { PeerContainer } from './peer-container';
import type { GroupProps } from './group-props';
import { addNetworkErrors } from '../pod/network-errors';
import { addPolicyErrors } from './policy-errors';
import { addPortErrors } from '../service/port-errors';
import { addSchedulingErrors } from '../pod/scheduling-errors';
import { addSecurityErrors } from '../pod/security-errors';
import { addPlaceErrors } from '../service/place-errors';

/** The longest name: a StatefulSet's revision label adds a dash and ten digits to it, and a label has 63 characters. */
const GROUP_NAME_LENGTH = 52;

type Labels = Readonly<Record<string, string>>;

/** Reports what is wrong with the props that all groups have. */
export function addGroupErrors(
  errors: PropErrors,
  props: Given<GroupProps>,
  kind: GroupKind,
  peer: PeerContainer,
  namespace: string | undefined,
): void {
  const { name = '', replicas, service } = props;
  errors.addEach('name', props.name, dnsLabel1035Errors, 'It names the workload and its Service.');
  if (name.length > GROUP_NAME_LENGTH)
    errors.add(
      'name',
      name,
      `at most ${GROUP_NAME_LENGTH} characters, not ${name.length}`,
      "A pod's revision label is this name and up to 11 characters more, and a label has at most 63.",
    );
  addIntegerErrors(errors, 'replicas', replicas, 1, 'It is the number of pods.');
  addIntegerErrors(errors, 'revisionHistoryLimit', props.revisionHistoryLimit, 0, 'It counts old revisions.');
  addSecondsErrors(errors, 'terminationGracePeriod', props.terminationGracePeriod, 0, 'The API counts seconds.');
  addSecondsErrors(errors, 'minReady', props.minReady, 0, 'The API counts seconds.');

  if (kind.addPortErrors !== undefined) kind.addPortErrors(errors);
  else if (service === undefined) addPortErrors(errors, 'ports', props.ports ?? [], 'container');
  if (service === undefined) addPlaceErrors(errors, props);
  else {
    for (const prop of ['ipFamilies', 'ipFamilyPolicy', 'clusterDomain', 'serviceMetadata'] as const)
      if (props[prop] !== undefined)
        errors.add(
          prop,
          props[prop],
          'nothing beside "service"',
          'A given Service has its own, and yours would be lost.',
        );
    if (props.ports !== undefined)
      errors.add('ports', props.ports, 'nothing beside "service"', 'The ports of a given Service are its own.');
    addPortErrors(errors, `service "${service.node.path}": ports`, service.ports, 'container');
    addServiceErrors(errors, service, props, kind, namespace);
  }
  addClientServicesErrors(errors, servicesForClients(props), {
    name: service?.name ?? kind.serviceName,
    ports: service?.ports ?? props.ports ?? [],
  });
  addRoleLabelErrors(errors, props, kind.selector);
  if (props.leaderService !== undefined)
    addLeaderErrors(errors, props.leaderService, props.serviceAccount, props.automountServiceAccountToken);
  addPolicyErrors(errors, props, kind);
  addDisruptionBudgetErrors(errors, props.disruptionBudget, replicas ?? DEFAULT_REPLICAS, kind.quorum);
  addGrpcProbeErrors(errors, props.grpcProbes, peer.ports);
  addPodErrors(errors, props, peer);
  addNetworkErrors(errors, props);
  addSecurityErrors(errors, props);
  addSchedulingErrors(errors, props);
  addAllMetadataErrors(errors, props);
  addRestartErrors(errors, props);
  if (props.podMetadata?.labels !== undefined)
    addMatchedLabelErrors(errors, props.podMetadata.labels, {
      ...(service?.shared ? service.selector : {}),
      ...kind.selector,
    });
  if (props.podDns?.hostname !== undefined || props.podDns?.subdomain !== undefined)
    errors.add(
      'podDns',
      { hostname: props.podDns.hostname, subdomain: props.podDns.subdomain },
      'neither hostname nor subdomain',
      'All pods would have one host name and one DNS name; a StatefulSet sets both fields itself.',
    );
}

/** A label that selects all pods of the group tells none of them from the others. */
function addRoleLabelErrors(errors: PropErrors, props: Given<GroupProps>, selector: Labels): void {
  for (const { prop, service } of servicesForClients(props))
    for (const label of Object.keys(('podLabels' in service ? service.podLabels : undefined) ?? {}))
      if (Object.hasOwn(selector, label))
        errors.add(
          `${prop}.podLabels`,
          label,
          'another label, such as role',
          'All pods of the group have it, with one value.',
        );
}

function addMatchedLabelErrors(errors: PropErrors, labels: Labels, matched: Labels): void {
  for (const [label, value] of Object.entries(labels))
    if (Object.hasOwn(matched, label) && value !== matched[label])
      errors.add(
        `podMetadata.labels["${label}"]`,
        value,
        `no such label, or ${quoted(matched[label])}`,
        'A selector of the group, or of its shared Service, matches it.',
      );
}

function addServiceErrors(
  errors: PropErrors,
  service: HeadlessService,
  props: Given<GroupProps>,
  kind: GroupKind,
  here: string | undefined,
): void {
  const there = service.metadata.namespace;
  if (here !== there)
    errors.add(
      'service',
      `${service.name} in namespace ${there ?? '(none)'}`,
      `a Service in namespace ${here ?? '(none)'}`,
      'A Service selects pods of its own namespace only.',
    );
  const { selection, mesh } = HEADLESS.of(service);
  selection.addGroupErrors(errors);
  const published = selection.publishNotReady;
  if (published !== undefined && published !== kind.publishNotReadyAddresses)
    errors.add(
      `service "${service.node.path}": publishNotReadyAddresses`,
      published,
      `${kind.publishNotReadyAddresses}, or nothing`,
      kind.publishNotReadyAddresses
        ? 'The peers of this group must be found before they are ready.'
        : 'The pods of this group must be found only when they are ready.',
    );
  mesh.addPodErrors(errors, {
    containers: [
      { prop: 'securityContext', user: props.securityContext?.user, ports: [] },
      ...(props.containers ?? []).map((container, index) => containerFacts(container, `containers[${index}]`)),
      ...(props.initContainers ?? []).map((container, index) => containerFacts(container, `initContainers[${index}]`)),
    ],
    labels: props.podMetadata?.labels ?? {},
    clientPorts: portsForClients(props),
  });
}

function addAllMetadataErrors(errors: PropErrors, props: Given<GroupProps>): void {
  addMetadataErrors(errors, 'metadata', props.metadata);
  addMetadataErrors(errors, 'podMetadata', props.podMetadata);
  addMetadataErrors(errors, 'serviceMetadata', props.serviceMetadata);
  addMetadataErrors(errors, 'disruptionBudget.metadata', props.disruptionBudget?.metadata);
  addMetadataErrors(errors, 'networkPolicy.metadata', props.networkPolicy?.metadata);
}
