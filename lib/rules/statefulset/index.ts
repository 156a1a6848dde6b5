import type { Rule } from '../rule';
import { peerStaticList } from './peer-static-list';
import { stsBootstrapDeadlock } from './sts-bootstrap-deadlock';
import { stsCounts } from './sts-counts';
import { stsCreationTimestamp } from './sts-creation-timestamp';
import { stsHostnetworkPeers } from './sts-hostnetwork-peers';
import { stsMaxunavailable } from './sts-maxunavailable';
import { stsMinReady } from './sts-min-ready';
import { stsNameLabel } from './sts-name-label';
import { stsNameLength } from './sts-name-length';
import { stsOrdinalsDns } from './sts-ordinals-dns';
import { stsParallelNoPublish } from './sts-parallel-no-publish';
import { stsPartition } from './sts-partition';
import { stsPmp } from './sts-pmp';
import { stsPodLabels } from './sts-pod-labels';
import { stsPodnameLength } from './sts-podname-length';
import { stsPvcRetention } from './sts-pvc-retention';
import { stsRestartPolicy } from './sts-restart-policy';
import { stsSelectorMatch } from './sts-selector-match';
import { stsServiceEmpty } from './sts-service-empty';
import { stsServiceMissing } from './sts-service-missing';
import { stsServiceNameSyntax } from './sts-service-name-syntax';
import { stsServiceNotHeadless } from './sts-service-not-headless';
import { stsServiceSelector } from './sts-service-selector';
import { stsTemplateIdentity } from './sts-template-identity';
import { stsUpdateStrategy } from './sts-update-strategy';
import { stsVct } from './sts-vct';
import { svcHaReplicas } from './svc-ha-replicas';
import { svcPublishAnnotation } from './svc-publish-annotation';
import { svcPublishClient } from './svc-publish-client';
import { vctType } from './vct-type';

/** StatefulSets: their names, their governing Service, how they start and how they are updated. */
export const statefulSetRules: readonly Rule[] = [
  peerStaticList,
  stsBootstrapDeadlock,
  stsCounts,
  stsCreationTimestamp,
  stsHostnetworkPeers,
  stsMaxunavailable,
  stsMinReady,
  stsNameLabel,
  stsNameLength,
  stsOrdinalsDns,
  stsParallelNoPublish,
  stsPartition,
  stsPmp,
  stsPodLabels,
  stsPodnameLength,
  stsPvcRetention,
  stsRestartPolicy,
  stsSelectorMatch,
  stsServiceEmpty,
  stsServiceMissing,
  stsServiceNameSyntax,
  stsServiceNotHeadless,
  stsServiceSelector,
  stsTemplateIdentity,
  stsUpdateStrategy,
  stsVct,
  svcHaReplicas,
  svcPublishAnnotation,
  svcPublishClient,
  vctType,
];
