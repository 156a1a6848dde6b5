import { mapping, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { peerAuthentications, samplePeerAuthentication } from '../shared/mesh/plaintext-port';

/** Modes of single ports for no workload in particular. */
export const istioPlaintextSelector: Rule = {
  id: 'istio-plaintext-selector',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A PeerAuthentication with modes for single ports selects its workload',
  why: 'Ports mean something for one workload only, so modes for ports are refused, or ignored by older versions, without a selector.',
  symptom: '`portLevelMtls requires selector`',
  fix: 'Add `selector.matchLabels`.',
  source: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  *check({ inventory }) {
    for (const { manifest, spec } of peerAuthentications(inventory)) {
      if (Object.keys(mapping(spec.portLevelMtls) ?? {}).length === 0) continue;
      const selector = mapping(spec.selector);
      if (selector !== undefined && Object.keys(mapping(selector.matchLabels) ?? {}).length > 0) continue;
      yield {
        object: manifest,
        path: 'spec.portLevelMtls',
        found: `modes for the ports ${Object.keys(mapping(spec.portLevelMtls) ?? {}).join(', ')}, and no selector`,
        expected: 'a `selector` with labels',
      };
    }
  },
  examples: { bad: example({}), good: example({ app: 'ledger' }), settings: { mesh: 'istio-sidecar' } },
};

function example(matchLabels: Manifest): readonly Manifest[] {
  const app = Object.keys(matchLabels).length === 0 ? {} : { selector: { matchLabels } };
  return [samplePeerAuthentication('ledger', { portLevelMtls: { 7000: { mode: 'STRICT' } }, ...app })];
}
