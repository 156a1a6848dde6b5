import { dig, labels, list, type Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';

const ADDRESS = 'cdk8s.io/metadata.addr';

/** StatefulSets whose selectors cdk8s-plus makes of the construct path. */
export const argocdPathSelector: Rule = {
  id: 'argocd-path-selector',
  severity: 'info',
  enforcement: 'practice',
  title: 'The selector of a StatefulSet does not depend on a construct path',
  why: 'The label of cdk8s-plus holds a hash of the path of the construct, and a selector can never change.',
  symptom:
    'After a refactor the set is refused: `spec.selector: … field is immutable`, or in older versions `updates to statefulset spec for fields other than … are forbidden`.',
  fix: 'Select by a label of your own.',
  source: 'https://cdk8s.io/docs/latest/plus/cdk8s-plus-27/workload/',
  *check({ inventory }) {
    for (const { manifest, kind, spec } of inventory.workloads) {
      const address = labels(dig(spec, 'selector', 'matchLabels')).get(ADDRESS);
      if (kind !== 'StatefulSet' || address === undefined) continue;
      yield {
        object: manifest,
        path: fieldPath('spec.selector.matchLabels', ADDRESS),
        found: `\`${address}\``,
        expected: 'a label that somebody wrote',
        ...(list(spec.volumeClaimTemplates).length > 0 ? { severity: 'warning' as const } : {}),
      };
    }
  },
  examples: { bad: example(true), good: example(false) },
};

function example(byPath: boolean): readonly Manifest[] {
  const podLabels = { app: 'peers', [ADDRESS]: 'prod-c8a1b2c3' };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'peers' },
      spec: {
        serviceName: 'peers',
        selector: { matchLabels: { app: 'peers', ...(byPath ? { [ADDRESS]: 'prod-c8a1b2c3' } : {}) } },
        template: {
          metadata: { labels: podLabels },
          spec: { containers: [{ name: 'app', image: 'registry.example/app:1.0' }] },
        },
      },
    },
  ];
}
