import { mapping, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { peerAuthentications, samplePeerAuthentication } from '../shared/mesh/plaintext-port';

/** Finds modes of single ports without a selector. */
export const istioPlaintextSelector: Rule = {
  id: 'istio-plaintext-selector',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Set a selector in a PeerAuthentication with portLevelMtls',
  why: 'A port number means something only for one workload: Istio refuses portLevelMtls without a selector, and older versions ignore it.',
  symptom: 'portLevelMtls requires selector',
  fix: 'Add selector.matchLabels.',
  source: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  *check({ inventory }) {
    for (const { manifest, spec } of peerAuthentications(inventory)) {
      if (Object.keys(mapping(spec.portLevelMtls) ?? {}).length === 0) continue;
      const selector = mapping(spec.selector);
      if (selector !== undefined && Object.keys(mapping(selector.matchLabels) ?? {}).length > 0) continue;
      yield {
        object: manifest,
        path: 'spec.portLevelMtls',
        found: `modes for the ports ${Object.keys(mapping(spec.portLevelMtls) ?? {}).join(', ')} without a selector`,
        expected: 'a selector with matchLabels',
      };
    }
  },
  examples: { bad: example({}), good: example({ app: 'ledger' }), settings: { mesh: 'istio-sidecar' } },
};

function example(matchLabels: Manifest): readonly Manifest[] {
  const app = Object.keys(matchLabels).length === 0 ? {} : { selector: { matchLabels } };
  return [samplePeerAuthentication('ledger', { portLevelMtls: { 7000: { mode: 'STRICT' } }, ...app })];
}
