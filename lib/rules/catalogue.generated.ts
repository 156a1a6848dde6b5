// Made by `npm run rules` from the files of the rules; do not edit it.
import { argocdAllowEmpty } from './argocd/argocd-allow-empty';
import { argocdClaimTracking } from './argocd/argocd-claim-tracking';
import { argocdClusteripEmpty } from './argocd/argocd-clusterip-empty';
import { argocdForceReplace } from './argocd/argocd-force-replace';
import { argocdGeneratedName } from './argocd/argocd-generated-name';
import { argocdImmutableVersionLabel } from './argocd/argocd-immutable-version-label';
import { argocdIstioWave } from './argocd/argocd-istio-wave';
import { argocdPathSelector } from './argocd/argocd-path-selector';
import { argocdReplicasHpa } from './argocd/argocd-replicas-hpa';
import { argocdServerSideDiff } from './argocd/argocd-server-side-diff';
import { argocdWaveAfterWorkload } from './argocd/argocd-wave-after-workload';
import { argocdWavesOutOfSyncOnly } from './argocd/argocd-waves-out-of-sync-only';
import { hpaInvalid } from './autoscaler/hpa-invalid';
import { containerImageMissing } from './container/container-image-missing';
import { containerNameInvalid } from './container/container-name-invalid';
import { containerPortInvalid } from './container/container-port-invalid';
import { containersMissing } from './container/containers-missing';
import { ctrPortName } from './container/ctr-port-name';
import { ctrPortNameDupPod } from './container/ctr-port-name-dup-pod';
import { hostAliasInvalid } from './container/host-alias-invalid';
import { hostPortInvalid } from './container/host-port-invalid';
import { initContainerHandler } from './container/init-container-handler';
import { lifecycleInvalid } from './container/lifecycle-invalid';
import { mountPathInvalid } from './container/mount-path-invalid';
import { mountWithoutVolume } from './container/mount-without-volume';
import { quantitySyntax } from './container/quantity-syntax';
import { requestAboveLimit } from './container/request-above-limit';
import { resourceInvalid } from './container/resource-invalid';
import { dialHiddenUntilReady } from './dial/dial-hidden-until-ready';
import { dialMembersParted } from './dial/dial-members-parted';
import { dialNameMissing } from './dial/dial-name-missing';
import { dialPortMissing } from './dial/dial-port-missing';
import { dialPortUndeclared } from './dial/dial-port-undeclared';
import { dialPortUntranslated } from './dial/dial-port-untranslated';
import { dialServiceClosed } from './dial/dial-service-closed';
import { dialSrvMissing } from './dial/dial-srv-missing';
import { dialWaitsForItself } from './dial/dial-waits-for-itself';
import { dnsClusterDomain } from './dns/dns-cluster-domain';
import { dnsConfigInvalid } from './dns/dns-config-invalid';
import { dnsCrossNamespaceShort } from './dns/dns-cross-namespace-short';
import { dnsNdotsForm } from './dns/dns-ndots-form';
import { dnsNegativeCache } from './dns/dns-negative-cache';
import { dnsNoendpoints } from './dns/dns-noendpoints';
import { dnsPolicyDefault } from './dns/dns-policy-default';
import { dnsPolicyHostnetwork } from './dns/dns-policy-hostnetwork';
import { dnsRecordMissing } from './dns/dns-record-missing';
import { dnsSelfHosts } from './dns/dns-self-hosts';
import { dnsTrailingDotAuthority } from './dns/dns-trailing-dot-authority';
import { helmTemplateUnrendered } from './document/helm-template-unrendered';
import { yamlAliasBomb } from './document/yaml-alias-bomb';
import { yamlDocumentStart } from './document/yaml-document-start';
import { yamlDuplicateKey } from './document/yaml-duplicate-key';
import { yamlEncoding } from './document/yaml-encoding';
import { yamlNoObject } from './document/yaml-no-object';
import { yamlSyntax } from './document/yaml-syntax';
import { endpointsInvalid } from './endpointslice/endpoints-invalid';
import { epsAddress } from './endpointslice/eps-address';
import { epsAddressCanonical } from './endpointslice/eps-address-canonical';
import { epsAddressClusterip } from './endpointslice/eps-address-clusterip';
import { epsAddresstype } from './endpointslice/eps-addresstype';
import { epsApiversion } from './endpointslice/eps-apiversion';
import { epsEndpointsDeprecated } from './endpointslice/eps-endpoints-deprecated';
import { epsFqdn } from './endpointslice/eps-fqdn';
import { epsHostname } from './endpointslice/eps-hostname';
import { epsLimits } from './endpointslice/eps-limits';
import { epsManagedBy } from './endpointslice/eps-managed-by';
import { epsMissing } from './endpointslice/eps-missing';
import { epsNamespace } from './endpointslice/eps-namespace';
import { epsPortNames } from './endpointslice/eps-port-names';
import { epsPortNumber } from './endpointslice/eps-port-number';
import { epsPortsMissing } from './endpointslice/eps-ports-missing';
import { epsReadyExplicit } from './endpointslice/eps-ready-explicit';
import { epsServiceLabel } from './endpointslice/eps-service-label';
import { epsWithSelector } from './endpointslice/eps-with-selector';
import { envAdvertisedName } from './env/env-advertised-name';
import { envDuplicate } from './env/env-duplicate';
import { envFieldpath } from './env/env-fieldpath';
import { envLabelsIndex } from './env/env-labels-index';
import { envName } from './env/env-name';
import { envOrder } from './env/env-order';
import { envPodipFamily } from './env/env-podip-family';
import { envPodipSet } from './env/env-podip-set';
import { envPodipUrl } from './env/env-podip-url';
import { envPodipsDual } from './env/env-podips-dual';
import { envPodipsList } from './env/env-podips-list';
import { envServiceLinks } from './env/env-service-links';
import { envSourceInvalid } from './env/env-source-invalid';
import { envUndefinedRef } from './env/env-undefined-ref';
import { envValueAndFrom } from './env/env-value-and-from';
import { extnameHttp } from './externalname/extname-http';
import { extnameIp } from './externalname/extname-ip';
import { extnameValue } from './externalname/extname-value';
import { grpcAgeGrace } from './grpc/grpc-age-grace';
import { grpcAgeVsMinGap } from './grpc/grpc-age-vs-min-gap';
import { grpcClusteripTarget } from './grpc/grpc-clusterip-target';
import { grpcConfigDeprecated } from './grpc/grpc-config-deprecated';
import { grpcDialledOtherwise } from './grpc/grpc-dialled-otherwise';
import { grpcJavaTtl } from './grpc/grpc-java-ttl';
import { grpcKeepaliveTooFast } from './grpc/grpc-keepalive-too-fast';
import { grpcKuberesolver } from './grpc/grpc-kuberesolver';
import { grpcPickFirst } from './grpc/grpc-pick-first';
import { grpcProbe } from './grpc/grpc-probe';
import { grpcPublishNotReady } from './grpc/grpc-publish-not-ready';
import { grpcRolloutWithinGap } from './grpc/grpc-rollout-within-gap';
import { grpcScaleoutBlind } from './grpc/grpc-scaleout-blind';
import { grpcTargetPort } from './grpc/grpc-target-port';
import { grpcTargetScheme } from './grpc/grpc-target-scheme';
import { grpcXds } from './grpc/grpc-xds';
import { istioAnnotationInvalid } from './istio/istio-annotation-invalid';
import { istioAnnotationMisplaced } from './istio/istio-annotation-misplaced';
import { istioAnnotationUnknown } from './istio/istio-annotation-unknown';
import { istioAppprotocolUnknown } from './istio/istio-appprotocol-unknown';
import { istioCallRefused } from './istio/istio-call-refused';
import { istioDestinationHost } from './istio/istio-destination-host';
import { istioExcludeAsymmetric } from './istio/istio-exclude-asymmetric';
import { istioHeadlessLb } from './istio/istio-headless-lb';
import { istioHeadlessPortless } from './istio/istio-headless-portless';
import { istioHttpByAddress } from './istio/istio-http-by-address';
import { istioInitPeers } from './istio/istio-init-peers';
import { istioInjectionMixed } from './istio/istio-injection-mixed';
import { istioLocalhostBind } from './istio/istio-localhost-bind';
import { istioPlaintextPort } from './istio/istio-plaintext-port';
import { istioPlaintextSelector } from './istio/istio-plaintext-selector';
import { istioPlaintextUnpaired } from './istio/istio-plaintext-unpaired';
import { istioPortEqual } from './istio/istio-port-equal';
import { istioPortProtocol } from './istio/istio-port-protocol';
import { istioPortsDeclared } from './istio/istio-ports-declared';
import { istioProtocolConflict } from './istio/istio-protocol-conflict';
import { istioProtocolDisagreement } from './istio/istio-protocol-disagreement';
import { istioReservedPort } from './istio/istio-reserved-port';
import { istioReservedUid } from './istio/istio-reserved-uid';
import { istioScopeMissing } from './istio/istio-scope-missing';
import { istioUdpName } from './istio/istio-udp-name';
import { cronjobScheduleSyntax } from './job/cronjob-schedule-syntax';
import { jobInvalid } from './job/job-invalid';
import { jobRestartPolicy } from './job/job-restart-policy';
import { linkerdAnnotationInvalid } from './linkerd/linkerd-annotation-invalid';
import { linkerdAnnotationMisplaced } from './linkerd/linkerd-annotation-misplaced';
import { linkerdAnnotationUnknown } from './linkerd/linkerd-annotation-unknown';
import { linkerdCallRefused } from './linkerd/linkerd-call-refused';
import { linkerdInjectLabel } from './linkerd/linkerd-inject-label';
import { linkerdOpaqueAsymmetric } from './linkerd/linkerd-opaque-asymmetric';
import { linkerdServerFirst } from './linkerd/linkerd-server-first';
import { annotationKeySyntax } from './manifest/annotation-key-syntax';
import { configKeySyntax } from './manifest/config-key-syntax';
import { fieldKeyRepeated } from './manifest/field-key-repeated';
import { fieldType } from './manifest/field-type';
import { fieldValue } from './manifest/field-value';
import { kindUnknown } from './manifest/kind-unknown';
import { labelSyntax } from './manifest/label-syntax';
import { metadataInvalid } from './manifest/metadata-invalid';
import { placeholderUnrendered } from './manifest/placeholder-unrendered';
import { referenceNameSyntax } from './manifest/reference-name-syntax';
import { removedApi } from './manifest/removed-api';
import { secretKeyMissing } from './manifest/secret-key-missing';
import { specMissing } from './manifest/spec-missing';
import { unknownField } from './manifest/unknown-field';
import { npApiserverEgress } from './networkpolicy/np-apiserver-egress';
import { npCidrSyntax } from './networkpolicy/np-cidr-syntax';
import { npDnsEgress } from './networkpolicy/np-dns-egress';
import { npDnsOpenshift } from './networkpolicy/np-dns-openshift';
import { npDnsTcp } from './networkpolicy/np-dns-tcp';
import { npMeshPorts } from './networkpolicy/np-mesh-ports';
import { npNamedport } from './networkpolicy/np-namedport';
import { npPeerBoth } from './networkpolicy/np-peer-both';
import { npPortIsPodPort } from './networkpolicy/np-port-is-pod-port';
import { npPortNull } from './networkpolicy/np-port-null';
import { npRuleInvalid } from './networkpolicy/np-rule-invalid';
import { npYamlAndOr } from './networkpolicy/np-yaml-and-or';
import { acknowledgementMalformed } from './object/acknowledgement-malformed';
import { acknowledgementReasonMissing } from './object/acknowledgement-reason-missing';
import { acknowledgementUnknownRule } from './object/acknowledgement-unknown-rule';
import { acknowledgementUnused } from './object/acknowledgement-unused';
import { objectDuplicate } from './object/object-duplicate';
import { objectNameMissing } from './object/object-name-missing';
import { objectNameSyntax } from './object/object-name-syntax';
import { peerCertificateNames } from './peer/peer-certificate-names';
import { peerMonitorPort } from './peer/peer-monitor-port';
import { peerMonitorTwice } from './peer/peer-monitor-twice';
import { peerNameBareHostname } from './peer/peer-name-bare-hostname';
import { peerNamespaceLiteral } from './peer/peer-namespace-literal';
import { peerStaticList } from './peer/peer-static-list';
import { affinityInvalid } from './pod/affinity-invalid';
import { fileModeRange } from './pod/file-mode-range';
import { podFqdn64 } from './pod/pod-fqdn-64';
import { podGateInvalid } from './pod/pod-gate-invalid';
import { podGraceZero } from './pod/pod-grace-zero';
import { podHostnameLabel } from './pod/pod-hostname-label';
import { podHostnameOnly } from './pod/pod-hostname-only';
import { podHostnameOverride } from './pod/pod-hostname-override';
import { podHostnameSubdomain } from './pod/pod-hostname-subdomain';
import { podLivenessPeers } from './pod/pod-liveness-peers';
import { podPrestopDns } from './pod/pod-prestop-dns';
import { podProbeFields } from './pod/pod-probe-fields';
import { podReadinessMissing } from './pod/pod-readiness-missing';
import { probeInvalid } from './pod/probe-invalid';
import { probePortName } from './pod/probe-port-name';
import { probeShellArgs } from './pod/probe-shell-args';
import { securityContextInvalid } from './pod/security-context-invalid';
import { spreadMissing } from './pod/spread-missing';
import { spreadSelector } from './pod/spread-selector';
import { tolerationInvalid } from './pod/toleration-invalid';
import { topologySpreadInvalid } from './pod/topology-spread-invalid';
import { volumeInvalid } from './pod/volume-invalid';
import { pdbBlocksDrain } from './poddisruptionbudget/pdb-blocks-drain';
import { pdbInvalid } from './poddisruptionbudget/pdb-invalid';
import { pdbMissing } from './poddisruptionbudget/pdb-missing';
import { pdbSelectsNothing } from './poddisruptionbudget/pdb-selects-nothing';
import { rbacCrossNamespace } from './rbac/rbac-cross-namespace';
import { rbacEndpointsLegacy } from './rbac/rbac-endpoints-legacy';
import { rbacEndpointslices } from './rbac/rbac-endpointslices';
import { rbacPodsWatch } from './rbac/rbac-pods-watch';
import { rbacResourcenames } from './rbac/rbac-resourcenames';
import { rbacRoleRefInvalid } from './rbac/rbac-role-ref-invalid';
import { rbacRuleIncomplete } from './rbac/rbac-rule-incomplete';
import { rbacSubjectInvalid } from './rbac/rbac-subject-invalid';
import { rbacToken } from './rbac/rbac-token';
import { nodePortDuplicate } from './service/node-port-duplicate';
import { nodePortRange } from './service/node-port-range';
import { serviceInvalid } from './service/service-invalid';
import { svcAffinityConfig } from './service/svc-affinity-config';
import { svcAppprotocol } from './service/svc-appprotocol';
import { svcClusteripsNone } from './service/svc-clusterips-none';
import { svcDualstackDefault } from './service/svc-dualstack-default';
import { svcHaReplicas } from './service/svc-ha-replicas';
import { svcHeadlessEnv } from './service/svc-headless-env';
import { svcHeadlessEtp } from './service/svc-headless-etp';
import { svcHeadlessExternalips } from './service/svc-headless-externalips';
import { svcHeadlessExternalname } from './service/svc-headless-externalname';
import { svcHeadlessItp } from './service/svc-headless-itp';
import { svcHeadlessLb } from './service/svc-headless-lb';
import { svcHeadlessNodeport } from './service/svc-headless-nodeport';
import { svcHeadlessPortMismatch } from './service/svc-headless-port-mismatch';
import { svcHeadlessSessionaffinity } from './service/svc-headless-sessionaffinity';
import { svcHookPod } from './service/svc-hook-pod';
import { svcIpfamilySingleTwo } from './service/svc-ipfamily-single-two';
import { svcIpfamilyValues } from './service/svc-ipfamily-values';
import { svcLabelSyntax } from './service/svc-label-syntax';
import { svcLbOnlyFields } from './service/svc-lb-only-fields';
import { svcNameLabel } from './service/svc-name-label';
import { svcNamespace } from './service/svc-namespace';
import { svcNodeportField } from './service/svc-nodeport-field';
import { svcPortNameDup } from './service/svc-port-name-dup';
import { svcPortNameLabel } from './service/svc-port-name-label';
import { svcPortNameRequired } from './service/svc-port-name-required';
import { svcPortPairDup } from './service/svc-port-pair-dup';
import { svcPortRange } from './service/svc-port-range';
import { svcPortUnnamedSrv } from './service/svc-port-unnamed-srv';
import { svcPortsEmpty } from './service/svc-ports-empty';
import { svcProtocol } from './service/svc-protocol';
import { svcPublishAnnotation } from './service/svc-publish-annotation';
import { svcPublishClient } from './service/svc-publish-client';
import { svcReservedLabels } from './service/svc-reserved-labels';
import { svcSelectorEmpty } from './service/svc-selector-empty';
import { svcSelectorNomatch } from './service/svc-selector-nomatch';
import { svcTargetportName } from './service/svc-targetport-name';
import { svcTargetportSplit } from './service/svc-targetport-split';
import { svcTargetportUnresolved } from './service/svc-targetport-unresolved';
import { svcTwoWorkloads } from './service/svc-two-workloads';
import { claimInvalid } from './statefulset/claim-invalid';
import { stsBootstrapDeadlock } from './statefulset/sts-bootstrap-deadlock';
import { stsCounts } from './statefulset/sts-counts';
import { stsCreationTimestamp } from './statefulset/sts-creation-timestamp';
import { stsHostnetworkPeers } from './statefulset/sts-hostnetwork-peers';
import { stsMaxunavailable } from './statefulset/sts-maxunavailable';
import { stsMinReady } from './statefulset/sts-min-ready';
import { stsNameLabel } from './statefulset/sts-name-label';
import { stsNameLength } from './statefulset/sts-name-length';
import { stsOrdinalsDns } from './statefulset/sts-ordinals-dns';
import { stsParallelNoPublish } from './statefulset/sts-parallel-no-publish';
import { stsPartition } from './statefulset/sts-partition';
import { stsPmp } from './statefulset/sts-pmp';
import { stsPodLabels } from './statefulset/sts-pod-labels';
import { stsPodnameLength } from './statefulset/sts-podname-length';
import { stsPvcRetention } from './statefulset/sts-pvc-retention';
import { stsRestartPolicy } from './statefulset/sts-restart-policy';
import { stsSelectorMatch } from './statefulset/sts-selector-match';
import { stsServiceEmpty } from './statefulset/sts-service-empty';
import { stsServiceMissing } from './statefulset/sts-service-missing';
import { stsServiceNameSyntax } from './statefulset/sts-service-name-syntax';
import { stsServiceNotHeadless } from './statefulset/sts-service-not-headless';
import { stsServiceSelector } from './statefulset/sts-service-selector';
import { stsTemplateIdentity } from './statefulset/sts-template-identity';
import { stsUpdateStrategy } from './statefulset/sts-update-strategy';
import { stsVct } from './statefulset/sts-vct';
import { vctType } from './statefulset/vct-type';
import { rolloutStrategyInvalid } from './workload/rollout-strategy-invalid';
import { selectorExpressionInvalid } from './workload/selector-expression-invalid';
import { selectorMissesTemplate } from './workload/selector-misses-template';
import { selectorMissing } from './workload/selector-missing';
import { templateRestartPolicy } from './workload/template-restart-policy';
import { wlSelectorOverlap } from './workload/wl-selector-overlap';
import { workloadNumberInvalid } from './workload/workload-number-invalid';
import type { Rule } from './rule';

/** Every rule, by the folder of its topic. */
export const RULES_BY_TOPIC: { readonly [topic: string]: readonly Rule[] } = {
  argocd: [
    argocdAllowEmpty,
    argocdClaimTracking,
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
  ],
  autoscaler: [hpaInvalid],
  container: [
    containerImageMissing,
    containerNameInvalid,
    containerPortInvalid,
    containersMissing,
    ctrPortName,
    ctrPortNameDupPod,
    hostAliasInvalid,
    hostPortInvalid,
    initContainerHandler,
    lifecycleInvalid,
    mountPathInvalid,
    mountWithoutVolume,
    quantitySyntax,
    requestAboveLimit,
    resourceInvalid,
  ],
  dial: [
    dialHiddenUntilReady,
    dialMembersParted,
    dialNameMissing,
    dialPortMissing,
    dialPortUndeclared,
    dialPortUntranslated,
    dialServiceClosed,
    dialSrvMissing,
    dialWaitsForItself,
  ],
  dns: [
    dnsClusterDomain,
    dnsConfigInvalid,
    dnsCrossNamespaceShort,
    dnsNdotsForm,
    dnsNegativeCache,
    dnsNoendpoints,
    dnsPolicyDefault,
    dnsPolicyHostnetwork,
    dnsRecordMissing,
    dnsSelfHosts,
    dnsTrailingDotAuthority,
  ],
  document: [
    helmTemplateUnrendered,
    yamlAliasBomb,
    yamlDocumentStart,
    yamlDuplicateKey,
    yamlEncoding,
    yamlNoObject,
    yamlSyntax,
  ],
  endpointslice: [
    endpointsInvalid,
    epsAddress,
    epsAddressCanonical,
    epsAddressClusterip,
    epsAddresstype,
    epsApiversion,
    epsEndpointsDeprecated,
    epsFqdn,
    epsHostname,
    epsLimits,
    epsManagedBy,
    epsMissing,
    epsNamespace,
    epsPortNames,
    epsPortNumber,
    epsPortsMissing,
    epsReadyExplicit,
    epsServiceLabel,
    epsWithSelector,
  ],
  env: [
    envAdvertisedName,
    envDuplicate,
    envFieldpath,
    envLabelsIndex,
    envName,
    envOrder,
    envPodipFamily,
    envPodipSet,
    envPodipUrl,
    envPodipsDual,
    envPodipsList,
    envServiceLinks,
    envSourceInvalid,
    envUndefinedRef,
    envValueAndFrom,
  ],
  externalname: [extnameHttp, extnameIp, extnameValue],
  grpc: [
    grpcAgeGrace,
    grpcAgeVsMinGap,
    grpcClusteripTarget,
    grpcConfigDeprecated,
    grpcDialledOtherwise,
    grpcJavaTtl,
    grpcKeepaliveTooFast,
    grpcKuberesolver,
    grpcPickFirst,
    grpcProbe,
    grpcPublishNotReady,
    grpcRolloutWithinGap,
    grpcScaleoutBlind,
    grpcTargetPort,
    grpcTargetScheme,
    grpcXds,
  ],
  istio: [
    istioAnnotationInvalid,
    istioAnnotationMisplaced,
    istioAnnotationUnknown,
    istioAppprotocolUnknown,
    istioCallRefused,
    istioDestinationHost,
    istioExcludeAsymmetric,
    istioHeadlessLb,
    istioHeadlessPortless,
    istioHttpByAddress,
    istioInitPeers,
    istioInjectionMixed,
    istioLocalhostBind,
    istioPlaintextPort,
    istioPlaintextSelector,
    istioPlaintextUnpaired,
    istioPortEqual,
    istioPortProtocol,
    istioPortsDeclared,
    istioProtocolConflict,
    istioProtocolDisagreement,
    istioReservedPort,
    istioReservedUid,
    istioScopeMissing,
    istioUdpName,
  ],
  job: [cronjobScheduleSyntax, jobInvalid, jobRestartPolicy],
  linkerd: [
    linkerdAnnotationInvalid,
    linkerdAnnotationMisplaced,
    linkerdAnnotationUnknown,
    linkerdCallRefused,
    linkerdInjectLabel,
    linkerdOpaqueAsymmetric,
    linkerdServerFirst,
  ],
  manifest: [
    annotationKeySyntax,
    configKeySyntax,
    fieldKeyRepeated,
    fieldType,
    fieldValue,
    kindUnknown,
    labelSyntax,
    metadataInvalid,
    placeholderUnrendered,
    referenceNameSyntax,
    removedApi,
    secretKeyMissing,
    specMissing,
    unknownField,
  ],
  networkpolicy: [
    npApiserverEgress,
    npCidrSyntax,
    npDnsEgress,
    npDnsOpenshift,
    npDnsTcp,
    npMeshPorts,
    npNamedport,
    npPeerBoth,
    npPortIsPodPort,
    npPortNull,
    npRuleInvalid,
    npYamlAndOr,
  ],
  object: [
    acknowledgementMalformed,
    acknowledgementReasonMissing,
    acknowledgementUnknownRule,
    acknowledgementUnused,
    objectDuplicate,
    objectNameMissing,
    objectNameSyntax,
  ],
  peer: [
    peerCertificateNames,
    peerMonitorPort,
    peerMonitorTwice,
    peerNameBareHostname,
    peerNamespaceLiteral,
    peerStaticList,
  ],
  pod: [
    affinityInvalid,
    fileModeRange,
    podFqdn64,
    podGateInvalid,
    podGraceZero,
    podHostnameLabel,
    podHostnameOnly,
    podHostnameOverride,
    podHostnameSubdomain,
    podLivenessPeers,
    podPrestopDns,
    podProbeFields,
    podReadinessMissing,
    probeInvalid,
    probePortName,
    probeShellArgs,
    securityContextInvalid,
    spreadMissing,
    spreadSelector,
    tolerationInvalid,
    topologySpreadInvalid,
    volumeInvalid,
  ],
  poddisruptionbudget: [pdbBlocksDrain, pdbInvalid, pdbMissing, pdbSelectsNothing],
  rbac: [
    rbacCrossNamespace,
    rbacEndpointsLegacy,
    rbacEndpointslices,
    rbacPodsWatch,
    rbacResourcenames,
    rbacRoleRefInvalid,
    rbacRuleIncomplete,
    rbacSubjectInvalid,
    rbacToken,
  ],
  service: [
    nodePortDuplicate,
    nodePortRange,
    serviceInvalid,
    svcAffinityConfig,
    svcAppprotocol,
    svcClusteripsNone,
    svcDualstackDefault,
    svcHaReplicas,
    svcHeadlessEnv,
    svcHeadlessEtp,
    svcHeadlessExternalips,
    svcHeadlessExternalname,
    svcHeadlessItp,
    svcHeadlessLb,
    svcHeadlessNodeport,
    svcHeadlessPortMismatch,
    svcHeadlessSessionaffinity,
    svcHookPod,
    svcIpfamilySingleTwo,
    svcIpfamilyValues,
    svcLabelSyntax,
    svcLbOnlyFields,
    svcNameLabel,
    svcNamespace,
    svcNodeportField,
    svcPortNameDup,
    svcPortNameLabel,
    svcPortNameRequired,
    svcPortPairDup,
    svcPortRange,
    svcPortUnnamedSrv,
    svcPortsEmpty,
    svcProtocol,
    svcPublishAnnotation,
    svcPublishClient,
    svcReservedLabels,
    svcSelectorEmpty,
    svcSelectorNomatch,
    svcTargetportName,
    svcTargetportSplit,
    svcTargetportUnresolved,
    svcTwoWorkloads,
  ],
  statefulset: [
    claimInvalid,
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
    vctType,
  ],
  workload: [
    rolloutStrategyInvalid,
    selectorExpressionInvalid,
    selectorMissesTemplate,
    selectorMissing,
    templateRestartPolicy,
    wlSelectorOverlap,
    workloadNumberInvalid,
  ],
};
