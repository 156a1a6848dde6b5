import { dig, list, text } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';
import { peerNamesIn } from './peer-names';

/** Says on a StatefulSet that its pods become ready only once they see other members: `"true"`. */
export const READY_NEEDS_PEERS = 'cdk8s-headless/ready-needs-peers';

/** How it is known that a pod becomes ready only once it sees other members. */
export interface PeerReadiness {
  readonly path: string;
  readonly evidence: string;
  /** Declared by the annotation; else guessed from the command of the readiness probe. */
  readonly declared: boolean;
}

/** Whether the readiness of a set's pods needs other members; `undefined` where nothing shows it. */
export function peerReadiness(set: Workload): PeerReadiness | undefined {
  for (const [where, annotations] of [
    ['metadata', set.annotations],
    ['spec.template.metadata', set.podAnnotations],
  ] as const)
    if (annotations.get(READY_NEEDS_PEERS) === 'true')
      return {
        path: `${where}.annotations['${READY_NEEDS_PEERS}']`,
        evidence: `the annotation ${READY_NEEDS_PEERS}`,
        declared: true,
      };
  for (const { path, fields, role } of set.containers) {
    if (role !== 'main') continue;
    const command = list(dig(fields, 'readinessProbe', 'exec', 'command')).flatMap((word) => text(word) ?? []);
    for (const word of command)
      for (const peer of peerNamesIn(word))
        if (peer.set === set.name && peer.service === set.serviceName)
          return {
            path: `${path}.readinessProbe`,
            evidence: `a readiness probe that asks ${peer.name}`,
            declared: false,
          };
  }
  return undefined;
}
