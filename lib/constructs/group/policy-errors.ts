import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { oneOf } from '../../kubernetes/quoted';
import { clientPortNames } from './client-ports';
import { GROUP } from './group-internals';
import type { GroupKind } from './group-kind';
import type { PeerGroupProps } from './peer-group-props';
import type { PeerNetworkPolicyProps, PeerNetworkPolicyRule } from './peer-network-policy-props';
import type { PodPort } from './pod-port';

const A_CALLER = 'at least one caller, such as Pods.select(chart, "Prometheus", { labels: { app: "prometheus" } })';

/** Reports a policy that lets nobody in to the ports for clients, and callers or ports that are missing. */
export function addPolicyErrors(errors: PropErrors, props: Given<PeerGroupProps>, kind: GroupKind): void {
  const { networkPolicy } = props;
  if (networkPolicy === undefined) return;
  const { clients, clientPorts, peers = [] } = networkPolicy;
  const rules: readonly Given<PeerNetworkPolicyRule>[] = networkPolicy.rules ?? [];
  const open = clientPortNames(props, kind);
  if (clientPorts?.length === 0 || (open.length === 0 && (clients ?? []).length > 0))
    errors.add(
      'networkPolicy.clientPorts',
      clientPorts,
      `the names of ports such as ["${portNames(props)[0] ?? 'http'}"], or a "clientService"`,
      'Clients may call the ports for clients only, and the group has none.',
    );
  if (
    clients === undefined &&
    open.length > 0 &&
    !rules.some(({ ports = [] }) => ports.some((name) => open.includes(name)))
  )
    errors.add(
      'networkPolicy.clients',
      undefined,
      'who calls, such as [Namespaces.select(chart, "Clients", { labels: { team: "shop" } })], or [] if nobody but the peers is meant',
      `No client could call ${oneOf(open)}.`,
    );
  peers.forEach((peer, index) => {
    if (!GROUP.has(peer))
      errors.add(
        `networkPolicy.peers[${index}]`,
        peer.node.path,
        'a StatefulPeerGroup or a DeploymentPeerGroup',
        'The ports of its pods must be known; name other pods in "rules".',
      );
  });
  rules.forEach((rule, index) => {
    if ((rule.from ?? []).length === 0)
      errors.add(
        `networkPolicy.rules[${index}].from`,
        rule.from,
        A_CALLER,
        'Kubernetes takes an empty list for everybody.',
      );
    if ((rule.ports ?? []).length === 0)
      errors.add(
        `networkPolicy.rules[${index}].ports`,
        rule.ports,
        'at least one name of a port, such as "metrics"',
        'Kubernetes takes an empty list for all ports.',
      );
  });
}

function portNames({ service, ports = [] }: Given<PeerGroupProps>): readonly string[] {
  return (service?.ports ?? ports).map(({ name }) => name);
}

/** Reports names of ports that no container of the pods has; when the app is synthesised, since containers may be added until then. */
export function addPolicyPortErrors(
  errors: PropErrors,
  { clientPorts = [], rules = [] }: PeerNetworkPolicyProps,
  ports: readonly PodPort[],
): void {
  const known = [...new Set(ports.flatMap(({ name }) => name ?? []))];
  const check = (prop: string, names: readonly string[]) => {
    for (const name of names)
      if (!known.includes(name))
        errors.add(prop, name, oneOf(known), 'No container of the pods has a port of this name.');
  };
  check('networkPolicy.clientPorts', clientPorts);
  rules.forEach((rule, index) => {
    check(`networkPolicy.rules[${index}].ports`, rule.ports);
  });
}
