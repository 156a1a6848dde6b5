import type { Discovery } from '../../discovery/discovery';
import type { Resource } from '../../manifest/resource';
import { AuthorizationPolicies } from './authorization-policies';
import { DestinationRules } from './destination-rules';
import { istioConfig } from './istio-config';
import { IstioMembers } from './istio-members';
import { PeerAuthentications } from './peer-authentications';
import { Visibility } from './visibility';

/** What the objects of a run tell an Istio control plane. */
export interface Istio {
  readonly discovery: Discovery;
  readonly members: IstioMembers;
  readonly servers: PeerAuthentications;
  readonly clients: DestinationRules;
  readonly hosts: Visibility;
  readonly rights: AuthorizationPolicies;
}

/** Reads a run as a control plane does. */
export function readIstio(discovery: Discovery, mode: 'istio-sidecar' | 'istio-ambient'): Istio {
  const { inventory, cluster } = discovery;
  const config = istioConfig(inventory);
  const namespaceOf = (resource: Resource) => discovery.namespaceOf(resource);
  const zone = `svc.${cluster.clusterDomain}`;
  return {
    discovery,
    members: new IstioMembers(inventory, mode),
    servers: new PeerAuthentications(inventory, namespaceOf, config.rootNamespace),
    clients: new DestinationRules(inventory, namespaceOf, config.rootNamespace, zone),
    hosts: new Visibility(inventory, namespaceOf, config, zone),
    rights: new AuthorizationPolicies(inventory, namespaceOf, config.rootNamespace),
  };
}
