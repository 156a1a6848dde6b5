import { EnvFieldPaths, EnvValue, DnsPolicy } from 'cdk8s-plus-27';
import { transportOf } from '../../port/transport';
import { isPortNumber } from '../../kubernetes/ports';
import { oneOf } from '../../kubernetes/quoted';
import { GROUP_LABEL } from '../cdk8s/labels';
import { A_PORT_NUMBER } from '../props/port-number-errors';
import type { PropErrors } from '../props/prop-errors';
import { addAdoptedKindErrors } from './adopted-kind-errors';
import { adoptedFields } from './adoption';
import type { DaemonSetPeerGroupProps } from './daemon-set-peer-group-props';
import { DAEMON_SET_STRATEGY } from './daemon-set-update-strategy';
import type { GroupKind } from './group-kind';
import type { PeerContainer } from './peer-container';
import { addAmountErrors } from './rollout-errors';

const NODE_NAME = EnvValue.fromFieldRef(EnvFieldPaths.NODE_NAME);
const HOST_IP = EnvValue.fromFieldRef(EnvFieldPaths.NODE_IP);

/** What a group of one pod a node decides. */
export function daemonSetKind(props: DaemonSetPeerGroupProps): GroupKind {
  const { publishNotReadyAddresses = true, nodeNameVariable = 'NODE_NAME', hostIpVariable = 'HOST_IP' } = props;
  return {
    // A StatefulSet of the same name has the bare name, and a name has no dot.
    selector: adoptedFields(props.adopt).selector ?? { [GROUP_LABEL]: `${props.name}.daemonset` },
    namedPods: false,
    serviceName: props.name,
    suffix: 'daemonset',
    counted: false,
    publishNotReadyAddresses,
    foundIn: publishNotReadyAddresses ? ['starting', 'unready', 'ready'] : ['ready'],
    withoutService: false,
    quorum: false,
    variables: [
      { name: nodeNameVariable, value: NODE_NAME, prop: 'nodeNameVariable' },
      { name: hostIpVariable, value: HOST_IP, prop: 'hostIpVariable' },
    ],
    storage: [],
  };
}

/** Reports what is wrong with the props that only a group of one pod a node has. */
export function addDaemonSetErrors(errors: PropErrors, props: DaemonSetPeerGroupProps, peer: PeerContainer): void {
  addAdoptedKindErrors(errors, props, 'DaemonSet');
  addHostPortErrors(errors, props, peer);
  if (props.hostNetwork) addHostNetworkErrors(errors, props);
  addStrategyErrors(errors, props);
}

function addHostPortErrors(
  errors: PropErrors,
  { hostPorts = {}, hostNetwork }: DaemonSetPeerGroupProps,
  peer: PeerContainer,
): void {
  const names = peer.ports.map(({ name }) => name);
  const taken = new Map<string, string>();
  for (const [name, number] of Object.entries(hostPorts)) {
    const at = `hostPorts["${name}"]`;
    const transport = peer.ports.find((port) => port.name === name);
    if (!names.includes(name))
      errors.add(at, number, `a port of the group: ${oneOf(names)}`, 'The peer container declares no such port.');
    else if (!isPortNumber(number)) errors.add(at, number, A_PORT_NUMBER, 'It is a port of each node.');
    else if (hostNetwork)
      errors.add(
        at,
        number,
        'nothing beside "hostNetwork"',
        'Every port of such a pod is on its node, under its own number.',
      );
    const key = `${number}/${transport === undefined ? '' : transportOf(transport)}`;
    const other = taken.get(key);
    if (other !== undefined)
      errors.add(at, number, `another number than that of "${other}"`, 'Two ports of a node cannot have one number.');
    taken.set(key, name);
  }
}

function addHostNetworkErrors(errors: PropErrors, { networkPolicy, podDns }: DaemonSetPeerGroupProps): void {
  if (networkPolicy !== undefined)
    errors.add(
      'networkPolicy',
      networkPolicy,
      'nothing beside "hostNetwork"',
      'A NetworkPolicy does not hold for pods with the network of their nodes: it would promise what nobody keeps.',
    );
  if (podDns?.policy === DnsPolicy.CLUSTER_FIRST)
    errors.add(
      'podDns.policy',
      podDns.policy,
      'DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET, or nothing, beside "hostNetwork"',
      'With the network of the node it means the name server of the node, which has no names of Services.',
    );
}

function addStrategyErrors(
  errors: PropErrors,
  { updateStrategy, hostNetwork, hostPorts }: DaemonSetPeerGroupProps,
): void {
  if (updateStrategy === undefined) return;
  const { rollingUpdate } = DAEMON_SET_STRATEGY.of(updateStrategy).json as {
    rollingUpdate?: Readonly<Record<string, unknown>>;
  };
  if (rollingUpdate === undefined) return;
  const { maxSurge, maxUnavailable } = rollingUpdate;
  for (const prop of ['maxSurge', 'maxUnavailable'] as const)
    addAmountErrors(errors, 'updateStrategy', prop, rollingUpdate[prop]);
  const surges = maxSurge !== undefined && !isNone(maxSurge);
  if (surges && (hostNetwork || Object.keys(hostPorts ?? {}).length > 0))
    errors.add(
      'updateStrategy.maxSurge',
      maxSurge,
      'nothing beside "hostNetwork" and "hostPorts"',
      'The new pod would wait for ever for the ports that the old pod of its node has.',
    );
  if (surges && !isNone(maxUnavailable))
    errors.add(
      'updateStrategy.maxUnavailable',
      maxUnavailable,
      '0 or nothing beside "maxSurge"',
      'The API refuses both: either old pods go first, or new ones come first.',
    );
  if (!surges && isNone(maxUnavailable))
    errors.add(
      'updateStrategy.maxUnavailable',
      maxUnavailable,
      '1 or more, or a "maxSurge"',
      'No pod could be replaced.',
    );
}

function isNone(amount: unknown): boolean {
  return amount === 0 || amount === '0%';
}
