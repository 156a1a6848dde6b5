import { ApiObject } from 'cdk8s';
import { endpointName, serviceName } from '../../dns/name';
import { AddressForm } from '../service/address-form';
import { nameInForm } from '../service/name-in-form';
import type { IPeerGroup } from './i-peer-group';

/** All forms in which a name is dialled; a dot at its end is no part of the name that a certificate has. */
const DIALLED = [AddressForm.SHORT, AddressForm.NAMESPACED, AddressForm.SVC, AddressForm.FULL] as const;

/** The forms in which one label before the Service's name may be a wildcard: it needs two more labels behind it. */
const WITH_WILDCARD = DIALLED.filter((form) => form !== AddressForm.SHORT);

/**
 * The names under which a group is dialled, for a certificate. Throws where the namespace is not known.
 *
 * @param podNames the names of the pods that have one in DNS
 */
export function certificateNamesOf(group: IPeerGroup, podNames: readonly string[]): string[] {
  const { headless, node } = group;
  const { namespace } = headless.metadata;
  if (namespace === undefined)
    throw new Error(
      `${group.constructor.name} "${node.path}" has no namespace, so most of its names are not known: set "namespace" of its chart.`,
    );
  const place = { namespace, clusterDomain: headless.clusterDomain };
  const ofService = (service: string) =>
    DIALLED.map((form) => nameInForm(form, (...where) => serviceName(service, ...where), place));
  const ofPod = (pod: string, form: AddressForm) =>
    nameInForm(form, (...where) => endpointName(pod, headless.name, ...where), place);
  const names = [
    ...(headless.withdrawn ? [] : ofService(headless.name)),
    ...podNames.map((pod) => ofPod(pod, AddressForm.SHORT)),
    ...(podNames.length === 0 ? [] : WITH_WILDCARD.map((form) => ofPod('*', form))),
    ...servicesBeside(group).flatMap(ofService),
  ];
  return [...new Set(names)];
}

/** The names of the Services that a group has made beside the headless one: for clients, and for single pods. */
function servicesBeside({ node }: IPeerGroup): readonly string[] {
  return node.children.flatMap((child) =>
    ApiObject.isApiObject(child) && child.kind === 'Service' ? [child.name] : [],
  );
}
