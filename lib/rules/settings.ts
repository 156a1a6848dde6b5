import { NEWEST, OLDEST } from '../kubernetes/versions';

/** The service mesh that the pods run in. */
export type Mesh = 'none' | 'istio-sidecar' | 'istio-ambient' | 'linkerd';

/** What the user says of the cluster that the manifests are meant for. */
export interface Settings {
  /** The Kubernetes minor versions that the manifests must work on, oldest and newest: `1.27`, `1.37`. */
  readonly kubernetes: { readonly oldest: string; readonly newest: string };
  /** `undefined`: not said, so recognised from the manifests where they show it. */
  readonly mesh: Mesh | undefined;
  readonly clusterDomain: string;
  /** Whether Argo CD applies the manifests: what makes it OutOfSync is then a warning. */
  readonly argocd: boolean;
  /** Whether rules of good practice (`practice`) that are only infos speak as warnings. */
  readonly strict: boolean;
}

/** What holds where the user says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  kubernetes: { oldest: OLDEST, newest: NEWEST },
  mesh: undefined,
  clusterDomain: 'cluster.local',
  argocd: false,
  strict: false,
};
