import type { Live } from '../api/api';
import { OWN_IMAGE } from '../kubelet/pod-host';

/** A pod that waits, so that commands can be run beside it. */
export const waitingPod = (name: string, namespace: string): Live => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
  spec: { containers: [{ name: 'shell', image: OWN_IMAGE, command: ['sleep', 'infinity'] }] },
});
