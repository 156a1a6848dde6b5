import { dig, labels, list, type Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';

const ADDRESS_LABEL = 'cdk8s.io/metadata.addr';

/** Finds StatefulSets whose selector cdk8s-plus made from the construct path. */
export const argocdPathSelector: Rule = {
  id: 'argocd-path-selector',
  severity: 'info',
  enforcement: 'practice',
  title: 'Do not select pods of a StatefulSet by the label of a construct path',
  why: 'The label cdk8s.io/metadata.addr of cdk8s-plus is a hash of the path of the construct, and a selector is immutable.',
  symptom:
    'After a refactoring the API server refuses the StatefulSet: spec.selector: … field is immutable; in older versions: updates to statefulset spec for fields other than … are forbidden',
  fix: 'Select by another label, such as app.kubernetes.io/name.',
  source: 'https://cdk8s.io/docs/latest/plus/cdk8s-plus-27/workload/',
  *check({ inventory }) {
    for (const { manifest, kind, spec } of inventory.workloads) {
      const address = labels(dig(spec, 'selector', 'matchLabels')).get(ADDRESS_LABEL);
      if (kind !== 'StatefulSet' || address === undefined) continue;
      yield {
        object: manifest,
        path: fieldPath('spec.selector.matchLabels', ADDRESS_LABEL),
        found: quoted(address),
        expected: 'a label that does not depend on the path, such as app.kubernetes.io/name',
        ...(list(spec.volumeClaimTemplates).length > 0 ? { severity: 'warning' as const } : {}),
      };
    }
  },
  examples: { bad: example(true), good: example(false) },
};

function example(byPath: boolean): readonly Manifest[] {
  const podLabels = { app: 'peers', [ADDRESS_LABEL]: 'prod-c8a1b2c3' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'peers' },
      spec: {
        serviceName: 'peers',
        selector: { matchLabels: { app: 'peers', ...(byPath ? { [ADDRESS_LABEL]: 'prod-c8a1b2c3' } : {}) } },
        template: {
          metadata: { labels: podLabels },
          spec: { containers: [{ name: 'app', image: 'registry.example/app:1.0' }] },
        },
      },
    },
  ];
}
