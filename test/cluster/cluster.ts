import { Api } from './api/api';
import { kubeconfigOf } from './control-plane/identities';
import { Resolver } from './dns/resolver';
import { run } from './run';

/** What a proof speaks to: the API server as an administrator, and CoreDNS. */
export interface Cluster {
  readonly api: Api;
  readonly resolver: Resolver;
  close(): void;
}

/** Opens the control plane of this run. */
export async function openCluster(): Promise<Cluster> {
  const api = await openApi();
  const resolver = new Resolver();
  const close = () => {
    resolver.close();
    api.close();
  };
  return { api, resolver, close };
}

/** Opens the API server of this run, or of the cluster that KUBECONFIG names. */
export const openApi = (): Promise<Api> => Api.of(run.existing ? undefined : kubeconfigOf(run.scratch, 'admin'));
