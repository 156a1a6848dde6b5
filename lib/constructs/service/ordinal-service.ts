import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { HeadlessPort } from './headless-port';
import type { HeadlessService } from './headless-service';
import { commonLabels } from '../object/labels';
import type { ObjectMetadata } from '../object/object-metadata';
import { RenderedObject } from '../object/rendered-object';

/** A ClusterIP Service for each single peer: an address that stays when the pod is replaced, for clients that cannot use DNS names. */
export interface OrdinalServicesProps {
  /**
   * The names of the group's ports that the Services have.
   *
   * @default - all of them
   */
  readonly ports?: string[];

  /**
   * Labels and annotations of the Services.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** The Service of one peer, named like its pod. */
export function ordinalServiceObject(
  scope: Construct,
  props: OrdinalServicesProps,
  group: {
    readonly name: string;
    readonly selector: Readonly<Record<string, string>>;
    /** It says how ports are declared: a mesh has one protocol for a port of a pod. */
    readonly headless: HeadlessService;
  },
  podName: string,
  ports: readonly HeadlessPort[],
): ApiObject {
  return new RenderedObject(
    scope,
    `Service-${podName}`,
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: podName,
        labels: { ...commonLabels(group.name), ...props.metadata?.labels },
        annotations: props.metadata?.annotations,
      },
    },
    ['spec'],
    () => ({
      spec: {
        type: 'ClusterIP',
        ports: ports.map((port) => {
          const { appProtocol, transport } = group.headless._rendering(port);
          return { name: port.name, port: port.number, targetPort: port.number, protocol: transport, appProtocol };
        }),
        selector: { ...group.selector, 'statefulset.kubernetes.io/pod-name': podName },
      },
    }),
  );
}
