import type { Api, Live } from '../api/api';
import { waitFor } from '../api/wait';

/** Whether a pod says that it is ready. */
export const isReady = ({ status }: Live): boolean =>
  (status?.conditions ?? []).some(({ type, status }: Live) => type === 'Ready' && status === 'True');

/** Waits until a namespace has exactly so many pods and all are ready; gives them sorted by name. */
export async function readyPods(api: Api, namespace: string, count: number): Promise<Live[]> {
  return podsThat(`${count} ready pods in ${namespace}`, api, namespace, count, isReady);
}

/** Waits until a namespace has exactly so many pods and each is as wanted. */
export async function podsThat(
  what: string,
  api: Api,
  namespace: string,
  count: number,
  wanted: (pod: Live) => boolean,
): Promise<Live[]> {
  const pods = await waitFor(what, async () => {
    const all = await api.list('v1', 'Pod', namespace);
    return all.length === count && all.every((pod) => wanted(pod) && !pod.metadata.deletionTimestamp) && all;
  });
  return pods.sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));
}

export const nameOf = ({ metadata }: Live): string => metadata.name;
export const addressOf = ({ status }: Live): string => status.podIP;
