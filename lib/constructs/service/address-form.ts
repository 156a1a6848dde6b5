/**
 * How much of a name inside the cluster is written out.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
 */
export enum AddressForm {
  /** `search`, `web-0.nginx`: found from the same namespace only. */
  SHORT = 'short',

  /** `search.shop`, `web-0.nginx.shop`: found from every namespace, whatever the cluster's domain. */
  NAMESPACED = 'namespaced',

  /** `search.shop.svc`, `web-0.nginx.shop.svc`: the same, and no name of a host outside that a search list could find. */
  SVC = 'svc',

  /** `search.shop.svc.cluster.local`. With the usual `ndots:5` a resolver tries the search list first. */
  FULL = 'full',

  /** The full name with a dot at its end: found by one query. Some protocols hand the dot on as the host's name. */
  ABSOLUTE = 'absolute',
}
