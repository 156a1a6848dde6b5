/**
 * The names of the variables that a peer gets, where an image reads others than ours.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export interface PeerEnvNames {
  /**
   * The pod's name.
   *
   * @default 'POD_NAME'
   */
  readonly podName?: string;

  /**
   * The pod's namespace.
   *
   * @default 'POD_NAMESPACE'
   */
  readonly podNamespace?: string;

  /**
   * The pod's address: what a peer leaves out when it calls all the others. Not where `ipFamilies` of the Service is IPv6 alone:
   * the first address of a pod may be another one than that in DNS then.
   *
   * @default 'POD_IP'
   */
  readonly podIp?: string;

  /**
   * The pod's addresses, separated by commas; only where the Service is dual-stack, or where its `ipFamilies` is IPv6 alone.
   *
   * @default 'POD_IPS'
   */
  readonly podIps?: string;

  /**
   * The Service's name.
   *
   * @default 'HEADLESS_SERVICE'
   */
  readonly service?: string;

  /**
   * The Service's name with its namespace: `search-headless.shop`.
   *
   * @default 'HEADLESS_HOST'
   */
  readonly host?: string;

  /**
   * The Service's full name: `search-headless.shop.svc.cluster.local`.
   *
   * @default 'HEADLESS_DOMAIN'
   */
  readonly domain?: string;

  /**
   * The full name of this very pod: `ledger-0.ledger.shop.svc.cluster.local`; only for the pods of a StatefulSet.
   *
   * @default 'ADVERTISED_NAME'
   */
  readonly advertisedName?: string;

  /**
   * What stands before the port's name in the variable of a port: port `raft` is in `HEADLESS_PORT_RAFT`.
   *
   * @default 'HEADLESS_PORT_'
   */
  readonly portPrefix?: string;

  /**
   * The whole variable name for some ports, by the port's name.
   *
   * @default - `portPrefix` and the port's name in upper case, dashes as underscores
   */
  readonly ports?: { [port: string]: string };
}
