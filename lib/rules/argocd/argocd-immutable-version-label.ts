import { dig, labels, list, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';

/** Labels whose values change with each release. */
const VERSION_LABELS: ReadonlySet<string> = new Set(['helm.sh/chart', 'app.kubernetes.io/version', 'chart']);

/** Finds labels that change with each release in immutable fields. */
export const argocdImmutableVersionLabel: Rule = {
  id: 'argocd-immutable-version-label',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not write labels that change with the release into selectors and claim templates',
  why: 'The selector of a workload and the claim templates of a StatefulSet are immutable. The version of a chart or an application changes with the next release.',
  symptom:
    'The API server refuses the next release: field is immutable; or: updates to statefulset spec for fields other than … are forbidden',
  fix: 'Keep the label on the object and the pods, and remove it from this field.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const { manifest, kind, spec } = workload;
      if (!['StatefulSet', 'Deployment', 'DaemonSet'].includes(kind)) continue;
      const places = [
        { path: 'spec.selector.matchLabels', value: dig(spec, 'selector', 'matchLabels') },
        ...list(spec.volumeClaimTemplates).map((claim, index) => ({
          path: `spec.volumeClaimTemplates[${index}].metadata.labels`,
          value: dig(claim, 'metadata', 'labels'),
        })),
      ];
      const isSiblingWithout = (key: string) => inventory.workloads.some((other) => isVariant(workload, other, key));
      for (const { path, value } of places)
        for (const [key, version] of labels(value)) {
          if (!changes(key, version)) continue;
          if (path === 'spec.selector.matchLabels' && isSiblingWithout(key)) continue;
          yield {
            object: manifest,
            path: fieldPath(path, key),
            found: `${key}: ${quoted(version)}`,
            expected: 'only labels that never change, such as app.kubernetes.io/name',
          };
        }
    }
  },
  examples: { bad: example({ app: 'ledger', 'app.kubernetes.io/version': '4.2' }), good: example({ app: 'ledger' }) },
};

/** Whether nothing but the label tells the pods of two workloads apart, as those of a canary. */
function isVariant(own: Workload, other: Workload, key: string): boolean {
  if (other === own || other.namespace !== own.namespace || other.podLabels.get(key) === own.podLabels.get(key))
    return false;
  return [...labels(dig(own.spec, 'selector', 'matchLabels'))].every(
    ([name, value]) => name === key || other.podLabels.get(name) === value,
  );
}

/** Whether a value is that of one release. A version that never changes, such as `v1` of a variant, is an identity. */
function changes(key: string, value: string): boolean {
  const version = /\d+\.\d+/.test(value);
  if (VERSION_LABELS.has(key)) return version;
  const [, word = ''] =
    /(?:^|[/._-])(version|release|tag|build|revision|commit)(?:[-_]?(?:number|id|sha|hash))?$/i.exec(key) ?? [];
  if (word === '') return false;
  if (/^(?:build|commit)$/i.test(word)) return /^\d{2,}$|^[0-9a-f]{7,40}$|\d+\.\d+/.test(value);
  return /^v?\d+\.\d+(?:\.\d+)?(?:[-+.]\w+)*$/.test(value) || /-SNAPSHOT$|^\d{4,}$/.test(value);
}

function example(labels: Manifest): readonly Manifest[] {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', labels },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  return [
    sampleStatefulSet({
      name: 'ledger',
      spec: { volumeClaimTemplates: [claim] },
      container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    }),
  ];
}
