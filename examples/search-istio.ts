import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Addressing, DeploymentPeerGroup, IstioSafeHeadless, WireProtocol } from '../lib';
import { namespaceOf } from './namespace';
import { searchContainer } from './search';

/**
 * The search service in an Istio mesh that requires mutual TLS.
 *
 * Siblings dial pod addresses. A headless Service without ports is not matched there, and one whose port is declared as
 * HTTP is matched by host name only: both calls leave in plain text and are refused. Declared as TCP, each pod's address
 * has a listener of its own, and the call is encrypted.
 */
export class SearchIstio extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'search-istio' });
    // Sidecars get into restricted pods only where Istio runs with istio-cni.
    namespaceOf(this, 'restricted');

    const headless = new IstioSafeHeadless(this, 'Headless', {
      name: 'search-headless',
      ports: [{ name: 'cache', number: 9377, protocol: WireProtocol.HTTP }],
      addressing: Addressing.POD_IP,
      peerAuthentication: {},
    });
    new DeploymentPeerGroup(this, 'Search', {
      name: 'search',
      replicas: 3,
      service: headless,
      // Clients dial a name, so their port stays HTTP; it is another container port than the siblings', because Istio
      // has one protocol for a port of a pod.
      clientService: {
        name: 'search',
        ports: [{ name: 'http', number: 9376, servicePort: 80, protocol: WireProtocol.HTTP }],
      },
      containers: [searchContainer(this)],
    });
  }
}
