/** The annotations that Istio reads from pods. */
export const POD_ANNOTATIONS: ReadonlySet<string> = new Set(
  [
    [
      'sidecar.istio.io/',
      'agentLogLevel bootstrapOverride componentLogLevel controlPlaneAuthPolicy discoveryAddress enableCoreDump',
      'extraStatTags inject interceptionMode logLevel nativeSidecar proxyCPU proxyCPULimit proxyImage proxyImageType',
      'proxyMemory proxyMemoryLimit rewriteAppHTTPProbers statsCompression statsEvictionInterval',
      'statsHistogramBuckets statsInclusionPrefixes statsInclusionRegexps statsInclusionSuffixes status userVolume',
      'userVolumeMount',
    ],
    [
      'traffic.sidecar.istio.io/',
      'excludeInboundPorts excludeInterfaces excludeOutboundIPRanges excludeOutboundPorts includeInboundPorts',
      'includeOutboundIPRanges includeOutboundPorts kubevirtInterfaces',
    ],
    ['proxy.istio.io/', 'config overrides'],
  ].flatMap(([prefix = '', ...names]) => names.flatMap((line) => line.split(' ')).map((name) => prefix + name)),
);

/** Whether an annotation is one of Istio's for pods, by its prefix. */
export function isForPods(annotation: string): boolean {
  return /^(?:(?:traffic\.)?sidecar|proxy)\.istio\.io\//.test(annotation);
}
