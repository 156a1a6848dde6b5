import { endpointName } from '../../dns/name';
import { dnsLabel1035Errors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import { addIntegerErrors } from '../props/integer-errors';
import type { PropErrors } from '../props/prop-errors';
import { AddressForm } from './address-form';
import { HEADLESS } from './headless-internals';
import { MEMBERS, membersText } from './member-list';
import { nameInForm } from './name-in-form';
import type { NamedPeers } from './named-peers';
import { addPortErrors } from './port-errors';

const FORMS_WITH_NAMESPACE: readonly AddressForm[] = Object.values(AddressForm).filter(
  (form) => form !== AddressForm.SHORT,
);

/** Writes the members of a group that need not be made yet; reports all that is wrong. */
export function membersOfNamedPeers(errors: PropErrors, members: object, peers: Given<NamedPeers>): string {
  const { name = '', replicas = 3, ordinalsStart = 0, service, clusterDomain = 'cluster.local' } = peers;
  const ports = service?.ports ?? peers.ports ?? [];
  errors.addEach('name', peers.name, dnsLabel1035Errors, 'It is the name of the group.');
  addIntegerErrors(errors, 'replicas', replicas, 1, 'It is the number of pods.');
  addIntegerErrors(errors, 'ordinalsStart', ordinalsStart, 0, 'Peers are counted from it.');
  if (service === undefined) {
    if (peers.ports !== undefined) addPortErrors(errors, 'ports', ports, 'container');
  } else
    for (const prop of ['ports', 'namespace', 'clusterDomain'] as const)
      if (peers[prop] !== undefined)
        errors.add(prop, peers[prop], 'nothing beside "service"', 'A given Service has its own.');
  const namespace = service?.metadata.namespace ?? peers.namespace;
  const form = MEMBERS.of(members).options?.form ?? AddressForm.SHORT;
  if (FORMS_WITH_NAMESPACE.includes(form) && namespace === undefined)
    errors.add('namespace', undefined, 'the namespace of the group', `Names in the form "${form}" have it.`);
  if (errors.found.length > 0) return '';
  return membersText(errors, 'Members.each', members, {
    name,
    replicas,
    ordinalsStart,
    ports: { dialled: ports, beside: [] },
    hostOf: (pod, written) =>
      service === undefined
        ? nameInForm(written, (...place) => endpointName(pod, name, ...place), { namespace, clusterDomain })
        : HEADLESS.of(service).names.endpoint(pod, written),
  });
}
