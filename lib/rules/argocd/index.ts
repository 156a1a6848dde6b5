import type { Rule } from '../rule';
import { argocdAllowEmpty } from './argocd-allow-empty';
import { argocdClusteripEmpty } from './argocd-clusterip-empty';
import { argocdForceReplace } from './argocd-force-replace';
import { argocdGeneratedName } from './argocd-generated-name';
import { argocdImmutableVersionLabel } from './argocd-immutable-version-label';
import { argocdIstioWave } from './argocd-istio-wave';
import { argocdPathSelector } from './argocd-path-selector';
import { argocdReplicasHpa } from './argocd-replicas-hpa';
import { argocdServerSideDiff } from './argocd-server-side-diff';
import { argocdWaveAfterWorkload } from './argocd-wave-after-workload';
import { argocdWavesOutOfSyncOnly } from './argocd-waves-out-of-sync-only';

/** The rules about Argo CD, by id. */
export const argocdRules: readonly Rule[] = [
  argocdAllowEmpty,
  argocdClusteripEmpty,
  argocdForceReplace,
  argocdGeneratedName,
  argocdImmutableVersionLabel,
  argocdIstioWave,
  argocdPathSelector,
  argocdReplicasHpa,
  argocdServerSideDiff,
  argocdWaveAfterWorkload,
  argocdWavesOutOfSyncOnly,
];
