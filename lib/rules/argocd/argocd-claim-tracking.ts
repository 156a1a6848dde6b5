import { dig, labels, list, type Manifest } from '../../manifest/manifest';
import { fieldPath } from '../path';
import type { Rule } from '../rule';
import { sampleStatefulSet } from '../examples';

/** By which Argo CD knows an object as one of its own, where the settings do not name another label. */
const TRACKING = ['argocd.argoproj.io/tracking-id', 'argocd.argoproj.io/instance'];

/** Marks of Argo CD in claim templates. */
export const argocdClaimTracking: Rule = {
  id: 'argocd-claim-tracking',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Keep the tracking label and annotation of Argo CD out of claim templates',
  why:
    'Each claim that the set makes has the mark of its template. Argo CD then takes the claim for an object of ' +
    'the application that is in no file, and prunes the claim with its data.',
  symptom: 'claims are shown as "requires pruning", and are deleted where automatic pruning is on',
  fix: 'Remove the label or annotation from the template. Argo CD writes it on the objects of the files by itself.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/',
  *check({ inventory, settings }) {
    const applications = new Set(inventory.ofKind('Application').map(({ name }) => name));
    for (const { manifest, kind, spec } of inventory.workloads) {
      if (kind !== 'StatefulSet') continue;
      for (const [index, claim] of list(spec.volumeClaimTemplates).entries())
        for (const field of ['labels', 'annotations'])
          for (const [key, value] of labels(dig(claim, 'metadata', field))) {
            // The label of old versions is also that of most charts; it counts where an application has that name.
            const instance = key === 'app.kubernetes.io/instance' && (settings.argocd || applications.has(value));
            if (!TRACKING.includes(key) && !instance) continue;
            yield {
              object: manifest,
              path: fieldPath(`spec.volumeClaimTemplates[${index}].metadata.${field}`, key),
              found: `"${key}": "${value}"`,
              expected: 'no mark of Argo CD in the template',
              ...(instance && !applications.has(value) ? { severity: 'info' as const } : {}),
            };
          }
    }
  },
  examples: {
    bad: example({ team: 'shop', 'argocd.argoproj.io/instance': 'shop' }),
    good: example({ team: 'shop' }),
  },
};

function example(own: Manifest): readonly Manifest[] {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data', labels: own },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  return [
    sampleStatefulSet({
      spec: { volumeClaimTemplates: [claim] },
      container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    }),
  ];
}
