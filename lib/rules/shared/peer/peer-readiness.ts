import { dig, list, text } from '../../../manifest/manifest';
import type { Container } from '../../../manifest/container';
import type { Severity } from '../../severity';
import type { Workload } from '../../../manifest/workload';
import { quoted } from '../../../kubernetes/quoted';
import { peerNamesIn } from './peer-names';

/** The annotation of a StatefulSet whose pods become ready only when they reach other pods of it: `"true"`. */
export const READY_NEEDS_PEERS = 'cdk8s-headless/ready-needs-peers';

/** Why a rule takes it that a pod becomes ready only when it reaches other pods of its set. */
export interface PeerReadiness {
  readonly path: string;
  readonly evidence: string;
  /** How sure it is: an error where an annotation declares it, a warning where the probe asks how the whole cluster is. */
  readonly severity: Severity;
}

/** What probes ask that is true only once enough members of a cluster are there. */
const HEALTH_OF_THE_WHOLE: readonly RegExp[] = [
  /_cluster\/health\?\S*wait_for_(?:status|nodes)=[^\s&"']+/,
  /\bconsul\s+operator\s+raft\s+list-peers\b/,
  /\betcdctl\b[^;|&]*\bendpoint\s+health\b[^;|&]*--cluster\b/,
];

/** CockroachDB is ready once the cluster was made, which needs the first members. */
const READY_OF_COCKROACH = /\/health\?ready=(?:1|true)\b/;

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
        severity: 'error',
      };
  for (const container of set.containers) {
    if (container.role !== 'main') continue;
    const path = `${container.path}.readinessProbe`;
    const whole = healthOfTheWhole(container);
    if (whole !== undefined)
      return {
        path,
        evidence: `the readiness probe asks for the health of the whole cluster (${quoted(whole)})`,
        severity: 'warning',
      };
    for (const word of commandOf(container))
      for (const peer of peerNamesIn(word))
        if (peer.set === set.name && peer.service === set.serviceName)
          return { path, evidence: `the readiness probe calls ${quoted(peer.name)}`, severity: 'info' };
  }
  return undefined;
}

/** What the readiness probe of a container asks, where only a cluster that has formed gives the answer. */
function healthOfTheWhole(container: Container): string | undefined {
  const asked = [
    commandOf(container).join(' '),
    text(dig(container.fields, 'readinessProbe', 'httpGet', 'path')) ?? '',
  ];
  const patterns = /cockroach/.test(
    `${text(container.fields.image) ?? ''} ${container.words.map(({ word }) => word).join(' ')}`,
  )
    ? [...HEALTH_OF_THE_WHOLE, READY_OF_COCKROACH]
    : HEALTH_OF_THE_WHOLE;
  for (const question of asked)
    for (const pattern of patterns) {
      const [found] = pattern.exec(question) ?? [];
      if (found !== undefined) return found;
    }
  return undefined;
}

function commandOf({ fields }: Container): readonly string[] {
  return list(dig(fields, 'readinessProbe', 'exec', 'command')).flatMap((word) => text(word) ?? []);
}
