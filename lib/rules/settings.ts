import type { Mesh } from '../connections/mesh/mesh';
import { NEWEST, OLDEST } from '../kubernetes/versions';

export type { Mesh };

/** What the user says about the cluster that the manifests are for. */
export interface Settings {
  /** The Kubernetes minor versions that the manifests must work on, oldest and newest: `1.27`, `1.37`. */
  readonly kubernetes: { readonly oldest: string; readonly newest: string };
  /** `undefined`: recognised from the manifests where they show it. */
  readonly mesh: Mesh | undefined;
  readonly clusterDomain: string;
  /** The node ports that the cluster gives to Services, `--service-node-port-range` of its API server: `30000-32767`. */
  readonly nodePorts: string;
  /** Whether Argo CD applies the manifests: what makes an Application OutOfSync is then a warning. */
  readonly argocd: boolean;
  /** Whether infos of rules of good practice (`practice`) are warnings. */
  readonly strict: boolean;
}

/** The settings where the user gives none. */
export const DEFAULT_SETTINGS: Settings = {
  kubernetes: { oldest: OLDEST, newest: NEWEST },
  mesh: undefined,
  clusterDomain: 'cluster.local',
  nodePorts: '30000-32767',
  argocd: false,
  strict: false,
};
