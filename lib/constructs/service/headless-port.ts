import { WireProtocol } from '../../port/wire-protocol';

/**
 * A port of a headless Service.
 *
 * It has one number: the name of a headless Service leads straight to the pods, so nothing could translate a Service
 * port to another container port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export interface HeadlessPort {
  /**
   * The port's name: DNS label of its SRV record, name of the container port, last word of its variable in the pod.
   *
   * Up to 15 of `a` to `z`, `0` to `9` and `-` where a group of pods declares it too; up to 63 on a Service alone.
   *
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
   */
  readonly name: string;

  /** The number that the container listens on and that peers dial, 1 to 65535. */
  readonly number: number;

  /**
   * The protocol of its connections. It decides the `protocol` (transport) and the `appProtocol` that are printed.
   *
   * @default WireProtocol.TCP
   */
  readonly protocol?: WireProtocol;
}

/**
 * A port of a Service for clients, which has a cluster IP and may translate its number.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-clusterip
 */
export interface ClientPort extends HeadlessPort {
  /**
   * The number that clients dial, 1 to 65535.
   *
   * @default - the container's `number`
   */
  readonly servicePort?: number;

  /**
   * The number on each node, in the range of the cluster (30000 to 32767 unless it is set otherwise); only with the Service
   * types `NODE_PORT` and `LOAD_BALANCER`.
   *
   * @default - one that the cluster gives out
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
   */
  readonly nodePort?: number;
}
