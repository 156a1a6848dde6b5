/**
 * Fields that not every Kubernetes from 1.27 to 1.37 has, by model, with the minor version that brought them.
 * A server that does not know a field drops it, or refuses the object under strict validation.
 */
export const SINCE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ServiceSpec: { trafficDistribution: '1.30' },
  PodSpec: { hostnameOverride: '1.34', resources: '1.32', schedulingGroup: '1.37', evictionResponders: '1.37' },
  PodAffinityTerm: { matchLabelKeys: '1.29', mismatchLabelKeys: '1.29' },
  Container: { restartPolicy: '1.28', restartPolicyRules: '1.34' },
  EphemeralContainer: { restartPolicy: '1.28', restartPolicyRules: '1.34' },
  EnvVarSource: { fileKeyRef: '1.34' },
  Lifecycle: { stopSignal: '1.33' },
  LifecycleHandler: { sleep: '1.29' },
  HTTPGetAction: { protocol: '1.37' },
  GRPCAction: { mode: '1.37' },
  CoreResourceClaim: { request: '1.31' },
  PodResourceClaim: { resourceClaimName: '1.31', resourceClaimTemplateName: '1.31' },
  SecurityContext: { appArmorProfile: '1.30' },
  PodSecurityContext: { appArmorProfile: '1.30', seLinuxChangePolicy: '1.32', supplementalGroupsPolicy: '1.31' },
  Volume: { image: '1.31' },
  VolumeMount: { recursiveReadOnly: '1.30', bindMountOptions: '1.37' },
  VolumeProjection: { clusterTrustBundle: '1.29', podCertificate: '1.34' },
  PersistentVolumeClaimSpec: { volumeAttributesClassName: '1.29' },
  ConfigMapVolumeSource: { defaultUser: '1.37' },
  SecretVolumeSource: { defaultUser: '1.37' },
  DownwardAPIVolumeSource: { defaultUser: '1.37' },
  ProjectedVolumeSource: { defaultUser: '1.37' },
  KeyToPath: { user: '1.37' },
  DownwardAPIVolumeFile: { user: '1.37' },
  ClusterTrustBundleProjection: { user: '1.37' },
  ServiceAccountTokenProjection: { user: '1.37' },
  PodCertificateProjection: { user: '1.37', userAnnotations: '1.35' },
  EmptyDirVolumeSource: { mode: '1.37' },
  JobSpec: {
    backoffLimitPerIndex: '1.28',
    managedBy: '1.30',
    maxFailedIndexes: '1.28',
    podReplacementPolicy: '1.28',
    scheduling: '1.37',
    successPolicy: '1.30',
  },
  EndpointHints: { forNodes: '1.33' },
  HPAScalingRules: { tolerance: '1.33' },
};

/** Fields that a supported version still had and the newest has no more, or that only a feature gate shows. */
export const GONE: Readonly<Record<string, readonly string[]>> = {
  NetworkPolicy: ['status'],
  PodResourceClaim: ['source'],
  PodSpec: ['workloadRef'],
};
