import { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { endpointName } from '../../dns/name';
import { domainVariable, hostVariable, type VariableOfGroup } from '../env/peer-env';
import type { PropErrors } from '../props/prop-errors';
import { AddressForm } from '../service/address-form';
import { membersText, type ListedPeers } from '../service/member-list';
import { nameInForm } from '../service/name-in-form';
import { adoptedFields } from './adoption';
import { DEFAULT_REPLICAS } from './group-kind';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** The variables about the members of a group that is not made yet; reports what is wrong with them. */
export function memberVariables(
  errors: PropErrors,
  scope: Construct | undefined,
  props: StatefulPeerGroupProps,
): readonly VariableOfGroup[] {
  const given = Object.entries(props.memberVariables ?? {});
  if (given.length === 0) return [];
  const namespace = scope === undefined ? undefined : Chart.of(scope).namespace;
  const peers = listedPeers(props, (pod, form) => hostInPod(props, namespace, pod, form));
  return given.map(([name, members]) => ({
    name,
    value: EnvValue.fromValue(membersText(errors, `memberVariables["${name}"]`, members, peers)),
    prop: 'memberVariables',
  }));
}

/** The peers of a group, for a list of them. */
export function listedPeers(
  { name, replicas = DEFAULT_REPLICAS, ordinalsStart = 0, service, ports = [], clientService }: StatefulPeerGroupProps,
  hostOf: ListedPeers['hostOf'],
): ListedPeers {
  const dialled = service?.ports ?? ports;
  const beside = (clientService?.ports ?? []).filter((port) => !dialled.some((one) => one.name === port.name));
  return { name, replicas, ordinalsStart, ports: { dialled, beside }, hostOf };
}

/** The name of a peer as a container can have it in a variable: where the namespace is not known, the pod fills it in. */
function hostInPod(
  { name, service, adopt, envNames, clusterDomain = 'cluster.local' }: StatefulPeerGroupProps,
  namespace: string | undefined,
  pod: string,
  form: AddressForm,
): string {
  const serviceName = service?.name ?? adoptedFields(adopt).serviceName ?? name;
  if (namespace !== undefined || form === AddressForm.SHORT)
    return nameInForm(form, (...where) => endpointName(pod, serviceName, ...where), {
      namespace,
      clusterDomain: service?.clusterDomain ?? clusterDomain,
    });
  const host = `${pod}.$(${hostVariable(envNames)})`;
  const full = `${pod}.$(${domainVariable(envNames)})`;
  switch (form) {
    case AddressForm.NAMESPACED:
      return host;
    case AddressForm.SVC:
      return `${host}.svc`;
    case AddressForm.FULL:
      return full;
    case AddressForm.ABSOLUTE:
      return `${full}.`;
  }
}
