import type { Api, Live } from '../api/api';

/** Everything of some namespaces that decides what DNS says. */
export interface LiveObjects {
  readonly pods: readonly Live[];
  readonly services: readonly Live[];
  readonly slices: readonly Live[];
}

/** The Service of the API server itself is in every cluster and in no manifest. */
const isClusters = ({ metadata }: Live): boolean => metadata.namespace === 'default' && metadata.name === 'kubernetes';

/** Reads what lives in these namespaces. */
export async function liveObjects(api: Api, namespaces: readonly string[]): Promise<LiveObjects> {
  const all = (apiVersion: string, kind: string) =>
    Promise.all(namespaces.map((namespace) => api.list(apiVersion, kind, namespace))).then((lists) =>
      lists.flat().filter((object) => !isClusters(object)),
    );
  const [pods, services, slices] = await Promise.all([
    all('v1', 'Pod'),
    all('v1', 'Service'),
    all('discovery.k8s.io/v1', 'EndpointSlice'),
  ]);
  return { pods, services, slices };
}
