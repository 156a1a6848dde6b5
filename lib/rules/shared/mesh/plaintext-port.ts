import { dig, labels, mapping, type Manifest } from '../../../manifest/manifest';
import { labelSelectorMatches } from '../../../manifest/selector';
import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';
import type { Workload } from '../../../manifest/workload';
import { fieldPath } from '../../path';

/** A port for which a PeerAuthentication disables mTLS. */
export interface PlaintextPort {
  readonly policy: Resource;
  readonly number: number;
  /** The path of its mode. */
  readonly path: string;
  /** The workloads that the policy selects; none where it has no selector. */
  readonly workloads: readonly Workload[];
}

/** The ports that PeerAuthentications set to DISABLE. */
export function plaintextPorts(inventory: Inventory): readonly PlaintextPort[] {
  return peerAuthentications(inventory).flatMap((policy) =>
    Object.entries(mapping(policy.spec.portLevelMtls) ?? {}).flatMap(([key, value]) => {
      const number = Number(key);
      if (!Number.isInteger(number) || mapping(value)?.mode !== 'DISABLE') return [];
      const path = `${fieldPath('spec.portLevelMtls', key)}.mode`;
      return [{ policy, number, path, workloads: selectedBy(policy, inventory) }];
    }),
  );
}

/** The PeerAuthentications of Istio. */
export function peerAuthentications(inventory: Inventory): readonly Resource[] {
  return inventory.ofKind('PeerAuthentication').filter(({ group }) => group === 'security.istio.io');
}

/** The DestinationRules of Istio. */
export function destinationRules(inventory: Inventory): readonly Resource[] {
  return inventory.ofKind('DestinationRule').filter(({ group }) => group === 'networking.istio.io');
}

function selectedBy(policy: Resource, inventory: Inventory): readonly Workload[] {
  const matchLabels = mapping(dig(policy.spec, 'selector', 'matchLabels'));
  if (matchLabels === undefined || labels(matchLabels).size === 0) return [];
  return inventory.workloads.filter(
    (workload) => policy.mayShareNamespace(workload) && labelSelectorMatches({ matchLabels }, workload.podLabels),
  );
}

/** A PeerAuthentication of one workload, for the examples. */
export function samplePeerAuthentication(app: string, spec: Manifest): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: app },
    spec: { mtls: { mode: 'STRICT' }, ...spec },
  };
}

/** A DestinationRule, for the examples. */
export function sampleDestinationRule(host: string, trafficPolicy: Manifest): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'ledger' },
    spec: { host, trafficPolicy },
  };
}
