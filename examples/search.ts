import { Chart } from 'cdk8s';
import { EnvValue, Probe, type ContainerProps } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { DeploymentPeerGroup, HeadlessService, WireProtocol } from '../lib';
import { namespaceOf } from './namespace';
import { program } from './program';

/** What can be set from outside. */
export interface SearchProps {
  /** Whether siblings tell each other to drop a changed tenant; off for a single replica. */
  readonly cacheSync?: boolean;
}

/**
 * Replicas of a search service, each with a cache of tenants: one that changes a tenant tells all its siblings to drop
 * it, by their addresses.
 *
 * The manifests this comes from had a headless Service without ports: fine for DNS, but without an SRV record, and in a
 * mesh the calls were refused. A later version had `port` 80 and `targetPort` 9377: a headless name leads to the pods
 * themselves, so nobody could dial 80.
 */
export class Search extends Chart {
  public constructor(scope: Construct, id: string, props: SearchProps = {}) {
    super(scope, id, { namespace: 'search' });
    namespaceOf(this, 'restricted');

    const headless = new HeadlessService(this, 'Headless', {
      name: 'search-headless',
      ports: [{ name: 'cache', number: 9377, protocol: WireProtocol.HTTP }],
    });
    new DeploymentPeerGroup(this, 'Search', {
      name: 'search',
      replicas: 3,
      service: headless,
      enabled: props.cacheSync ?? true,
      // Clients get a cluster IP, and may dial 80 there.
      clientService: {
        name: 'search',
        ports: [{ name: 'http', number: 9376, servicePort: 80, protocol: WireProtocol.HTTP }],
      },
      containers: [searchContainer(this)],
    });
  }
}

/** The service itself: a few lines of JavaScript. */
export function searchContainer(chart: Chart): ContainerProps {
  return {
    ...program(chart, 'Program', 'search', 'search.mjs'),
    envVariables: { SEARCH_PORT: EnvValue.fromValue('9376') },
    readiness: Probe.fromHttpGet('/tenants/probe', { port: 9376 }),
  };
}
