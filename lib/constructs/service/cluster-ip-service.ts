import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { WireRendering } from '../../port/wire-rendering';
import { kubeObject } from '../cdk8s/kube-object';
import { SERVICE_ROLE_LABEL, type ServiceRole } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';

/** A port of a Service with a cluster IP, which may translate its number. */
export interface ClusterIpPort {
  readonly name: string;
  /** What clients dial. */
  readonly port: number;
  /** What the container listens on. */
  readonly targetPort: number;
  readonly rendering: WireRendering;
}

/** A Service with a cluster IP for pods of a group. */
export interface ClusterIpServicePlan {
  readonly name: string;
  /** The name of the group that it is part of. */
  readonly group: string;
  readonly ports: readonly ClusterIpPort[];
  readonly selector: Readonly<Record<string, string>>;
  readonly role: ServiceRole;
  readonly metadata: ObjectMetadata | undefined;
}

/** The Service as an object: ready pods only. */
export function clusterIpServiceObject(scope: Construct, id: string, plan: ClusterIpServicePlan): ApiObject {
  const { name, group, role, metadata, selector } = plan;
  const ports = plan.ports.map(({ rendering: { transport, appProtocol }, ...port }) => ({
    ...port,
    protocol: transport,
    appProtocol,
  }));
  return kubeObject(
    scope,
    id,
    { apiVersion: 'v1', kind: 'Service', name, partOf: group, labels: { [SERVICE_ROLE_LABEL]: role }, metadata },
    { spec: () => ({ type: 'ClusterIP', ports, selector }) },
  );
}
