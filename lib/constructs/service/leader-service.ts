import { Chart, type ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { dnsSubdomain1123Errors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import { clusterIpPorts, clusterIpServiceObject } from './cluster-ip-service';
import type { ClientPort } from './headless-port';
import type { ReachableServiceProps } from './reachable-service';

/**
 * A Service without a selector: the pods elect a leader, which writes its own address into the endpoints of the Service.
 *
 * With it come a Role that lets the account of the pods do that, and its RoleBinding, both named like the Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export interface LeaderServiceProps extends ReachableServiceProps {
  /** Name of the Service, and of the endpoints that the leader writes. A DNS label that begins with a letter. */
  readonly name: string;

  /**
   * What clients dial. They are declared on the container too. The program must write the same names and numbers into the
   * endpoints.
   */
  readonly ports: ClientPort[];

  /**
   * The names of further Endpoints that the program keeps, such as `orders-config` and `orders-sync` of Patroni.
   *
   * @default - those of the Service only
   */
  readonly otherEndpoints?: string[];

  /**
   * Labels and annotations of the Service, the Role and the RoleBinding.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** The objects of a leader Service. */
export interface LeaderObjects {
  readonly service: ApiObject;
  readonly role: ApiObject;
  readonly roleBinding: ApiObject;
}

/** Reports what is wrong with what only a leader Service has. */
export function addLeaderErrors(
  errors: PropErrors,
  props: Given<LeaderServiceProps>,
  account: kplus.IServiceAccount | undefined,
  automount: boolean | undefined,
): void {
  if (account === undefined)
    errors.add(
      'serviceAccount',
      undefined,
      'an account, such as new ServiceAccount(chart, "Account", { metadata: { name: "orders" } })',
      'The pods write the endpoints of the leader Service, and the right to do so is bound to their account.',
    );
  if (automount !== true)
    errors.add(
      'automountServiceAccountToken',
      automount,
      'true with "leaderService"',
      'Without its token a pod cannot write the endpoints of the Service.',
    );
  (props.otherEndpoints ?? []).forEach((name, index) => {
    errors.addEach(
      `leaderService.otherEndpoints[${index}]`,
      name,
      dnsSubdomain1123Errors,
      'It is the name of an Endpoints object.',
    );
  });
}

/** A Service without a selector, and the right to write its endpoints. */
export function leaderObjects(
  scope: Construct,
  props: LeaderServiceProps,
  group: string,
  account: kplus.IServiceAccount | undefined,
): LeaderObjects {
  const { name, metadata, otherEndpoints = [] } = props;
  const service = clusterIpServiceObject(scope, 'LeaderService', {
    name,
    group,
    role: 'leader',
    ports: clusterIpPorts(props.ports),
    reach: props,
    metadata,
  });
  const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1', name, partOf: group, metadata };
  const role = kubeObject(
    scope,
    'LeaderRole',
    { ...rbac, kind: 'Role' },
    { rules: () => rulesFor([name, ...otherEndpoints]) },
  );
  const subject = { kind: 'ServiceAccount', name: account?.name, namespace: Chart.of(scope).namespace };
  const roleBinding = kubeObject(
    scope,
    'LeaderRoleBinding',
    { ...rbac, kind: 'RoleBinding' },
    {
      roleRef: () => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }),
      subjects: () => [subject],
    },
  );
  return { service, role, roleBinding };
}

/** A name can be asked for only where an object exists; lists, watches and new objects have none. */
function rulesFor(names: readonly string[]): readonly object[] {
  return [
    { apiGroups: [''], resources: ['endpoints'], verbs: ['create', 'list', 'watch'] },
    { apiGroups: [''], resources: ['endpoints'], resourceNames: names, verbs: ['get', 'patch', 'update'] },
    // The names of EndpointSlices are free; a label says whose they are.
    {
      apiGroups: ['discovery.k8s.io'],
      resources: ['endpointslices'],
      verbs: ['create', 'get', 'list', 'patch', 'update', 'watch'],
    },
  ];
}
