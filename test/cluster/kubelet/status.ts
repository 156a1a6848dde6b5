import type { Live } from '../api/api';
import { NODE_ADDRESS } from '../control-plane/network';
import type { PodAddresses } from './addresses';

/** What a kubelet says of a pod whose containers run. */
export function runningStatus(pod: Live, addresses: PodAddresses, ready: boolean): Live {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const startTime = pod.status?.startTime ?? now;
  const condition = (type: string, holds: boolean) => ({
    type,
    status: holds ? 'True' : 'False',
    lastTransitionTime: now,
  });
  return {
    phase: 'Running',
    hostIP: NODE_ADDRESS,
    podIP: addresses[0],
    podIPs: addresses.map((ip) => ({ ip })),
    startTime,
    conditions: [
      condition('PodScheduled', true),
      condition('Initialized', true),
      condition('ContainersReady', ready),
      condition('Ready', ready),
    ],
    containerStatuses: pod.spec.containers.map(({ name, image }: Live) => ({
      name,
      image,
      imageID: image,
      containerID: `proof://${pod.metadata.uid}/${name}`,
      ready,
      started: true,
      restartCount: 0,
      state: { running: { startedAt: startTime } },
    })),
  };
}

/** What a kubelet says of a pod that it could not start. */
export const failedStatus = (message: string): Live => ({ phase: 'Pending', reason: 'ProofCannotStart', message });
