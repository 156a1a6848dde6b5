import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering, type WireRendering } from '../../port/wire-rendering';
import { kubeObject } from '../cdk8s/kube-object';
import { SERVICE_ROLE_LABEL, type ServiceRole } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';
import type { ClientPort } from './headless-port';
import { reachFields, type ReachableServiceProps } from './reachable-service';

/** A port of a Service with a cluster IP, which may translate its number. */
export interface ClusterIpPort {
  readonly name: string;
  /** What clients dial. */
  readonly port: number;
  /** What the container listens on. */
  readonly targetPort: number;
  readonly nodePort?: number;
  readonly rendering: WireRendering;
}

/** A Service with a cluster IP for pods of a group. */
export interface ClusterIpServicePlan {
  readonly name: string;
  /** The name of the group that it is part of. */
  readonly group: string;
  readonly ports: readonly ClusterIpPort[];
  /** The labels of the pods; nothing where somebody else writes the endpoints. */
  readonly selector?: Readonly<Record<string, string>>;
  readonly publishNotReadyAddresses?: boolean;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly reach: ReachableServiceProps;
  readonly role: ServiceRole;
  readonly metadata: ObjectMetadata | undefined;
}

/** The Service as an object. */
export function clusterIpServiceObject(scope: Construct, id: string, plan: ClusterIpServicePlan): ApiObject {
  const { name, group, role, annotations, metadata, selector, reach } = plan;
  const ports = plan.ports.map(({ rendering: { transport, appProtocol }, ...port }) => ({
    ...port,
    protocol: transport,
    appProtocol,
  }));
  const publishNotReadyAddresses = plan.publishNotReadyAddresses ? true : undefined;
  return kubeObject(
    scope,
    id,
    {
      apiVersion: 'v1',
      kind: 'Service',
      name,
      partOf: group,
      labels: { [SERVICE_ROLE_LABEL]: role },
      annotations,
      metadata,
    },
    { spec: () => ({ ...reachFields(reach), ports, publishNotReadyAddresses, selector }) },
  );
}

/** The ports that clients dial, as they are rendered. */
export function clusterIpPorts(ports: readonly ClientPort[]): readonly ClusterIpPort[] {
  return ports.map(({ name, number, servicePort, nodePort, protocol }) => ({
    name,
    port: servicePort ?? number,
    targetPort: number,
    nodePort,
    rendering: wireRendering(protocol ?? WireProtocol.TCP),
  }));
}
