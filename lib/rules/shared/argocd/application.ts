import { dig, list, type Manifest } from '../../../manifest/manifest';
import type { Inventory } from '../../../manifest/inventory';
import type { Resource } from '../../../manifest/resource';

/** The Applications of Argo CD. */
export function applications(inventory: Inventory): readonly Resource[] {
  return inventory.ofKind('Application').filter(({ group }) => group === 'argoproj.io');
}

/** The path of an option in an Application's sync options; `undefined` where it does not have the option. */
export function syncOptionPath(application: Resource, option: string): string | undefined {
  const index = list(dig(application.spec, 'syncPolicy', 'syncOptions')).indexOf(option);
  return index < 0 ? undefined : `spec.syncPolicy.syncOptions[${index}]`;
}

/** An Application, for the examples. */
export function sampleApplication(syncPolicy: Manifest, annotations?: Manifest): Manifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'ledger', ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example/platform/ledger.git', path: 'dist', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'ledger' },
      syncPolicy,
    },
  };
}
