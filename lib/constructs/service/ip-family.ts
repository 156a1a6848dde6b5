/**
 * The IP families that a Service can have addresses of.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export enum IpFamily {
  /** A records. */
  IPV4 = 'IPv4',
  /** AAAA records. */
  IPV6 = 'IPv6',
}

/**
 * How many IP families a Service has.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export enum IpFamilyPolicy {
  /** One family, on every cluster. */
  SINGLE_STACK = 'SingleStack',
  /** Both families where the cluster has both. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both families; a cluster with one family refuses the Service. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** Whether pods may have an address of each family. */
export function isDualStack(families: readonly IpFamily[] = [], policy = IpFamilyPolicy.SINGLE_STACK): boolean {
  return families.length > 1 || policy !== IpFamilyPolicy.SINGLE_STACK;
}
