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

/** Which of its own addresses a pod is told. */
export interface OwnAddresses {
  /** The first one, of the first family of the cluster. */
  readonly first: boolean;
  /** All of them. */
  readonly all: boolean;
}

/** The addresses of a pod among which that in DNS is. */
export function ownAddresses(families: readonly IpFamily[] = [], policy?: IpFamilyPolicy): OwnAddresses {
  const dualStack = isDualStack(families, policy);
  // Behind a Service of IPv6 alone the first address may be one that is not in DNS.
  const first = dualStack || families[0] !== IpFamily.IPV6;
  return { first, all: dualStack || !first };
}
