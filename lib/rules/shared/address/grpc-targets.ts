import type { Run } from '../../rule';
import { dialled, type Dialled } from './dialled';

/** The schemes of resolvers that watch the Kubernetes API instead of asking DNS. */
const API_SCHEMES: ReadonlySet<string | undefined> = new Set(['kubernetes', 'k8s']);

/** The targets that gRPC clients resolve by watching EndpointSlices. */
export function watchedTargets(run: Run): readonly Dialled[] {
  return dialled(run).filter(({ address }) => API_SCHEMES.has(address.scheme) && address.host !== '');
}
