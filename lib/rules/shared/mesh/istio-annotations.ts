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

/** The numbers of a list of ports such as `7000,7001`; `undefined` where an entry is no port. */
export function portList(value: string): ReadonlySet<number> | undefined {
  const ports = value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (ports.some((entry) => !/^\d{1,5}$/.test(entry) || Number(entry) > 65535)) return undefined;
  return new Set(ports.map(Number));
}
