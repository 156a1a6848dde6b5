import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PeerEnv } from '../env/peer-env';
import type { DnsPlan } from '../service/dns-plan';
import type { HeadlessService } from '../service/headless-service';

/** A group of pods that find each other through a headless Service, whatever workload they are made by. */
export interface IPeerGroup extends IConstruct {
  /** The headless Service that leads to the pods. */
  readonly headless: HeadlessService;

  /** The peer env: add it to further containers of the pods. The ports are those of the peer container and stay there. */
  readonly peerEnv: PeerEnv;

  /** The Service of `clientService`; `undefined` where none was asked for. */
  readonly clientService?: ApiObject;

  /** The Services for clients, that of `clientService` first. */
  readonly clientServices: ApiObject[];

  /** The Service that leads to the elected pod; `undefined` where none was asked for. */
  readonly leaderService?: ApiObject;

  /** The PodDisruptionBudget; `undefined` for a single replica, or where it was omitted. */
  readonly podDisruptionBudget?: ApiObject;

  /** The NetworkPolicy; `undefined` where none was asked for. */
  readonly networkPolicy?: ApiObject;

  /**
   * The DNS records that the group will have, those of other workloads behind a shared Service included; in the namespace
   * `default` where the chart has none.
   */
  readonly dnsPlan: DnsPlan;

  /**
   * Says that other groups are one cluster with this one: the network policies of all of them let their pods call each
   * other, on all ports of their Services. The same as `networkPolicy.peers`, for groups that have no policy, or are made
   * later.
   *
   * @param groups the other groups
   */
  addPeers(...groups: IPeerGroup[]): void;

  /**
   * The owner of the SRV records of a port. Throws when the group has no such port.
   *
   * @param port the port's name
   */
  srvName(port: string): string;

  /**
   * The target for a gRPC client that balances over the pods itself. Throws when the group has no such port.
   *
   * @param port the port's name
   */
  grpcTarget(port: string): string;

  /**
   * The names under which the group is dialled, for the `dnsNames` of a certificate. Throws where the chart has no namespace.
   */
  certificateNames(): string[];
}
