import type { Manifest } from '../manifest/manifest';
import { addStorageFaults } from './claim-templates';
import type { Faults } from './faults';
import { Formation } from './formation';
import { statefulSetStrategyOf } from './kplus-internals';
import { DEFAULT_REPLICAS } from './peer-group-faults';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** Notes what is wrong with the props that only a group of named peers has. */
export function addStatefulFaults(faults: Faults, props: StatefulPeerGroupProps): void {
  const { ordinalsStart = 0, replicas = DEFAULT_REPLICAS, adopt, service } = props;
  if (!Number.isInteger(ordinalsStart) || ordinalsStart < 0)
    faults.add('ordinalsStart', ordinalsStart, 'a whole number from 0', 'Peers are counted from it.');
  else if (`${props.name}-${ordinalsStart + replicas - 1}`.length > 63)
    faults.add(
      'ordinalsStart',
      ordinalsStart,
      'a smaller number',
      "A pod's name, here the last one's, is a DNS label of at most 63 characters.",
    );
  addFormationFaults(faults, props);
  const containers = [
    ...(props.containers ?? []).map((container) => container.name ?? 'main'),
    ...(props.initContainers ?? []).map((container, index) => container.name ?? `init-${index}`),
  ];
  addStorageFaults(
    faults,
    props.storage ?? [],
    adopt?._fields.volumeClaimTemplates as Manifest[] | undefined,
    containers,
  );
  const partition = props.updateStrategy && statefulSetStrategyOf(props.updateStrategy).rollingUpdate?.partition;
  if (partition !== undefined && partition > ordinalsStart + replicas - 1)
    faults.add(
      'updateStrategy.partition',
      partition,
      `at most ${ordinalsStart + replicas - 1}, the last ordinal`,
      'No peer would be updated.',
    );
  const adoptedService = adopt?._fields.serviceName;
  if (service !== undefined && adoptedService !== undefined && service.name !== adoptedService)
    faults.add(
      'service',
      service.name,
      `a Service named ${adoptedService}, as adopted`,
      'serviceName cannot be changed.',
    );
  for (const port of props.ordinalServices?.ports ?? [])
    if (
      ![...(service?.ports ?? props.ports ?? []), ...(props.clientService?.ports ?? [])].some(
        (own) => own.name === port,
      )
    )
      faults.add('ordinalServices.ports', port, "the name of one of the group's ports", 'The group has no such port.');
}

function addFormationFaults(faults: Faults, props: StatefulPeerGroupProps): void {
  const formation = formationOf(props);
  const policy = props.adopt?._fields.podManagementPolicy;
  if (policy !== undefined && policy !== policyOf(formation))
    faults.add(
      'formation',
      props.formation,
      policy === 'Parallel' ? 'TOGETHER' : 'IN_ORDER',
      `The adopted podManagementPolicy, ${policy}, cannot be changed.`,
    );
  if (!props.readinessNeedsPeers) return;
  if (formation === Formation.IN_ORDER)
    faults.add(
      'formation',
      'IN_ORDER',
      'TOGETHER with "readinessNeedsPeers"',
      'The first peer would wait for a second one, which is made only when the first is ready: whatever is published, none ever forms.',
    );
  if (props.publishNotReadyAddresses === false)
    faults.add(
      'publishNotReadyAddresses',
      false,
      'true with "readinessNeedsPeers"',
      'Peers that are not ready would not find each other, and so never become ready.',
    );
}

/** The formation that was asked for, or that an adopted set has. */
export function formationOf(props: StatefulPeerGroupProps): Formation {
  if (props.formation !== undefined) return props.formation;
  return props.adopt?._fields.podManagementPolicy === 'OrderedReady' ? Formation.IN_ORDER : Formation.TOGETHER;
}

/** The `podManagementPolicy` of a formation. */
export function policyOf(formation: Formation): string {
  return formation === Formation.IN_ORDER ? 'OrderedReady' : 'Parallel';
}
