import { dig, list, text } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';
import { quoted } from '../../../kubernetes/quoted';
import { peerNamesIn } from './peer-names';

/** The annotation of a StatefulSet whose pods become ready only when they reach other pods of it: `"true"`. */
export const READY_NEEDS_PEERS = 'cdk8s-headless/ready-needs-peers';

/** Why a rule takes it that a pod becomes ready only when it reaches other pods of its set. */
export interface PeerReadiness {
  readonly path: string;
  readonly evidence: string;
  /** Declared by the annotation; else guessed from the command of the readiness probe. */
  readonly declared: boolean;
}

/** Whether the readiness of a set's pods needs other pods of it; `undefined` where nothing in the manifest shows it. */
export function peerReadiness(set: Workload): PeerReadiness | undefined {
  for (const [where, annotations] of [
    ['metadata', set.annotations],
    ['spec.template.metadata', set.podAnnotations],
  ] as const)
    if (annotations.get(READY_NEEDS_PEERS) === 'true')
      return {
        path: `${where}.annotations['${READY_NEEDS_PEERS}']`,
        evidence: `the annotation ${READY_NEEDS_PEERS} is set`,
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
            evidence: `the readiness probe calls ${quoted(peer.name)}`,
            declared: false,
          };
  }
  return undefined;
}
