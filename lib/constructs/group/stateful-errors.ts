import { dnsLabel1035Errors } from '../../kubernetes/names';
import type { Manifest } from '../../manifest/manifest';
import { addStorageErrors } from '../pod/claim-templates';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { Formation } from './formation';
import { emptyDirName } from '../pod/empty-dirs';
import { addClaimErrors, volumesOf } from '../pod/pod-errors';
import { addIntegerErrors, MAX_INT32 } from '../props/integer-errors';
import { statefulSetStrategyOf } from '../cdk8s/kplus-internals';
import { adoptedFields, ADOPTED } from './adoption';
import { addOrdinalServiceErrors } from './ordinal-service-errors';
import { DEFAULT_REPLICAS } from './group-kind';
import { containerName, initContainerName } from '../pod/container-names';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** Reports what is wrong with the props that only a group of named peers has. */
export function addStatefulErrors(errors: PropErrors, props: StatefulPeerGroupProps): void {
  const { ordinalsStart = 0, replicas = DEFAULT_REPLICAS } = props;
  addIntegerErrors(errors, 'ordinalsStart', ordinalsStart, 0, 'Peers are counted from it.');
  if (ordinalsStart <= MAX_INT32 && ordinalsStart + replicas - 1 > MAX_INT32)
    errors.add(
      'ordinalsStart',
      ordinalsStart,
      'a smaller number',
      `The ordinal of the last pod would be above ${MAX_INT32}.`,
    );
  else if (`${props.name}-${ordinalsStart + replicas - 1}`.length > 63)
    errors.add(
      'ordinalsStart',
      ordinalsStart,
      'a smaller number',
      'The name of each pod is a DNS label of at most 63 characters, and that of the last pod is longer.',
    );
  if (props.envOnPeer === false && !props.envOnAllContainers && props.memberVariables !== undefined)
    errors.add(
      'envOnPeer',
      false,
      'true beside "memberVariables"',
      'They stand in the peer env, and no container would have them.',
    );
  addFormationErrors(errors, props);
  addClaimTemplateErrors(errors, props);
  const partition = props.updateStrategy && statefulSetStrategyOf(props.updateStrategy).rollingUpdate?.partition;
  addIntegerErrors(errors, 'updateStrategy.partition', partition, 0, 'It is an ordinal.');
  if (partition !== undefined && partition > ordinalsStart + replicas - 1)
    errors.add(
      'updateStrategy.partition',
      partition,
      `at most ${ordinalsStart + replicas - 1}, the last ordinal`,
      'No peer would be updated.',
    );
  addAdoptionErrors(errors, props);
  addOrdinalServiceErrors(errors, props);
}

function addAdoptionErrors(errors: PropErrors, { adopt, service, name }: StatefulPeerGroupProps): void {
  const kind = adopt === undefined ? undefined : ADOPTED.of(adopt).kind;
  if (kind !== undefined && kind !== 'StatefulSet') {
    errors.add('adopt', `a ${kind}`, 'a StatefulSet', `A StatefulSet would be made beside it; use a ${kind}PeerGroup.`);
    return;
  }
  const { name: running, serviceName } = adoptedFields(adopt);
  if (running !== undefined && running !== name)
    errors.add('name', name, `${running}, as adopted`, 'Another name makes another StatefulSet, with empty volumes.');
  const why =
    'It names the headless Service and cannot be changed: delete the StatefulSet with --cascade=orphan and let the group create it again.';
  if (serviceName === '') errors.add('adopt: serviceName', '', 'the name of a Service', why);
  else if (serviceName !== undefined) {
    errors.addEach('adopt: serviceName', serviceName, dnsLabel1035Errors, why);
    if (service !== undefined && service.name !== serviceName)
      errors.add(
        'service',
        service.name,
        `a Service named ${serviceName}, as adopted`,
        'serviceName cannot be changed.',
      );
  }
}

function addClaimTemplateErrors(errors: PropErrors, props: Given<StatefulPeerGroupProps>): void {
  const { storage = [], containers = [], initContainers = [] } = props;
  const adopted = adoptedFields(props.adopt).volumeClaimTemplates as Manifest[] | undefined;
  if (storage.length === 0 && adopted === undefined) return;
  const names = [...containers.map(containerName), ...initContainers.map(initContainerName)];
  addStorageErrors(errors, storage, adopted, names);
  addClaimErrors(
    errors,
    storage.map((volume) => volume.name),
    [...volumesOf(props).map((volume) => volume.name), ...(props.emptyDirs ?? []).map(emptyDirName)],
  );
}

function addFormationErrors(errors: PropErrors, props: StatefulPeerGroupProps): void {
  const formation = formationOf(props);
  const policy = adoptedFields(props.adopt).podManagementPolicy;
  if (policy !== undefined && policy !== policyOf(formation))
    errors.add(
      'formation',
      props.formation,
      policy === 'Parallel' ? 'TOGETHER' : 'IN_ORDER',
      `The adopted podManagementPolicy, ${policy}, cannot be changed.`,
    );
  if (!props.readinessNeedsPeers) return;
  if (formation === Formation.IN_ORDER)
    errors.add(
      'formation',
      'IN_ORDER',
      'TOGETHER with "readinessNeedsPeers"',
      'The first pod would wait for the second one, which is created only when the first is ready. publishNotReadyAddresses does not help: the second pod is never created.',
    );
  if (props.publishNotReadyAddresses === false)
    errors.add(
      'publishNotReadyAddresses',
      false,
      'true with "readinessNeedsPeers"',
      'Peers that are not ready would not find each other, and so never become ready.',
    );
}

/** The formation that was asked for, or that an adopted set has. */
export function formationOf(props: StatefulPeerGroupProps): Formation {
  if (props.formation !== undefined) return props.formation;
  return adoptedFields(props.adopt).podManagementPolicy === 'OrderedReady' ? Formation.IN_ORDER : Formation.TOGETHER;
}

/** The `podManagementPolicy` of a formation. */
export function policyOf(formation: Formation): string {
  return formation === Formation.IN_ORDER ? 'OrderedReady' : 'Parallel';
}
