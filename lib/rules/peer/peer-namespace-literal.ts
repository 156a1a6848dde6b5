import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet, withField } from '../examples';
import { PeerNames } from '../shared/peer/peer-names';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const path = 'spec.template.spec.containers[0].env';

export const peerNamespaceLiteral: Rule = {
  id: 'peer-namespace-literal',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Names of members name no namespace where the manifests name none',
  why:
    'Without metadata.namespace the manifests can be applied to any namespace, but a name such as web-0.web.shop only holds ' +
    'in one of them.',
  symptom: "** server can't find web-0.web.shop: NXDOMAIN",
  fix: 'Leave the namespace out of the name (web-0.web), or take it from POD_NAMESPACE.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      if (set.namespace !== undefined || set.serviceName === undefined) continue;
      const told = new Set<string>();
      for (const peer of PeerNames.of(inventory).of(set, set.serviceName)) {
        const [namespace] = peer.rest;
        if (namespace === undefined || !/^[a-z0-9-]+$/.test(namespace) || peer.resource.namespace !== undefined)
          continue;
        // One finding a field, however many members it names.
        const field = `${peer.resource.kind}/${peer.resource.name} ${peer.path}`;
        if (told.has(field)) continue;
        told.add(field);
        yield {
          object: peer.resource.manifest,
          path: peer.path,
          found: `${peer.name}, and StatefulSet/${set.name} has no namespace`,
          expected: `${peer.name.split('.')[0]}.${set.serviceName}`,
        };
      }
    }
  },
  examples: {
    bad: [sampleHeadlessService(), withField(sampleStatefulSet(), path, [{ name: 'SEED', value: 'web-0.web.shop' }])],
    good: [sampleHeadlessService(), withField(sampleStatefulSet(), path, [{ name: 'SEED', value: 'web-0.web' }])],
  },
};
