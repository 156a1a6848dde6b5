import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { PeerNames } from '../shared/peer/peer-names';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.template.spec.containers[0].env';

export const peerNamespaceLiteral: Rule = {
  id: 'peer-namespace-literal',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not write a namespace into the names of peers where the manifests have none',
  why:
    'Manifests without metadata.namespace can be applied to any namespace, but a name such as web-0.web.shop resolves only ' +
    'where that namespace is shop.',
  symptom: "** server can't find web-0.web.shop: NXDOMAIN",
  fix: 'Leave the namespace out of the name (web-0.web), or take it from a variable with metadata.namespace.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (set.namespace !== undefined || set.serviceName === undefined) continue;
      const fields = new Set<string>();
      for (const peer of PeerNames.of(inventory).of(set, set.serviceName)) {
        const [namespace] = peer.rest;
        if (namespace === undefined || !/^[a-z0-9-]+$/.test(namespace) || peer.resource.namespace !== undefined)
          continue;
        // A field that names several peers has one finding.
        const field = `${peer.resource.kind}/${peer.resource.name} ${peer.path}`;
        if (fields.has(field)) continue;
        fields.add(field);
        yield {
          object: peer.resource.manifest,
          path: peer.path,
          found: `${quoted(peer.name)}, but StatefulSet ${quoted(set.name)} has no namespace`,
          expected: quoted(`${peer.name.split('.')[0]}.${set.serviceName}`),
        };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), path, [{ name: 'SEED', value: 'web-0.web.shop' }])],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), path, [{ name: 'SEED', value: 'web-0.web' }])],
  },
};
