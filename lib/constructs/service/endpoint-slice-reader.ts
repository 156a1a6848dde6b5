import { Chart, type ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { dnsLabel1123Errors, dnsSubdomain1123Errors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import { PropErrors } from '../props/prop-errors';
import type { HeadlessService } from './headless-service';
import { addMetadataErrors } from '../props/metadata-errors';
import { readProps } from '../props/read-props';
import { commonLabels } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';
import { kubeObject } from '../cdk8s/kube-object';
import { holdUniqueNames } from '../cdk8s/unique-names';

/**
 * Properties of `EndpointSliceReader`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export interface EndpointSliceReaderProps {
  /** Name of the account, the Role and the RoleBinding: 1 to 253 of `a` to `z`, `0` to `9`, `-` and `.`. */
  readonly name: string;

  /** The Service whose EndpointSlices are watched; any Service of its namespace may then be. */
  readonly service: HeadlessService;

  /**
   * An account that the workload has already, in its namespace, instead of a new one called `name`.
   *
   * @default - a new one
   * @see https://kubernetes.io/docs/concepts/security/service-accounts/
   */
  readonly serviceAccount?: kplus.IServiceAccount;

  /**
   * The namespace of the workload that watches, and of its account: 1 to 63 of `a` to `z`, `0` to `9` and `-`.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;

  /**
   * Labels and annotations of the objects.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/**
 * The right to watch EndpointSlices, for a client that finds pods through the API server instead of DNS, such as a gRPC
 * client with kuberesolver: a Role in the Service's namespace, its RoleBinding, and an account.
 *
 * Give the workload the account and its token, which no other pod gets: `serviceAccount: reader.serviceAccount` and
 * `automountServiceAccountToken: true`, on a group as on a workload of cdk8s-plus.
 *
 * Throws one error that names all that is wrong with its props.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class EndpointSliceReader extends Construct {
  /** The account to run the workload as. */
  public readonly serviceAccount: kplus.IServiceAccount;

  /** The Role, in the namespace of the Service. */
  public readonly role: ApiObject;

  /** The RoleBinding, in the namespace of the Service. */
  public readonly roleBinding: ApiObject;

  public constructor(scope: Construct, id: string, given: EndpointSliceReaderProps) {
    super(scope, id);
    const errors = new PropErrors(this.constructor.name, () => this.node.path);
    const props = readProps(errors, given, 'EndpointSliceReaderProps');
    const here = props.namespace ?? Chart.of(this).namespace;
    addErrors(errors, props, here);
    errors.throwIfAny();

    const { name, metadata } = props;
    const there = props.service.metadata.namespace;

    this.serviceAccount =
      props.serviceAccount ??
      new kplus.ServiceAccount(this, 'ServiceAccount', {
        // The account's token is for pods that ask for it.
        automountToken: false,
        metadata: {
          name,
          namespace: here,
          labels: { ...commonLabels(name), ...metadata?.labels },
          annotations: metadata?.annotations,
        },
      });
    const rbac = { apiVersion: 'rbac.authorization.k8s.io/v1', name, namespace: there, metadata };
    this.role = kubeObject(
      this,
      'Role',
      { ...rbac, kind: 'Role' },
      {
        // Without names: a list or a watch goes by label, and the slices of the controller have random names.
        rules: () => [
          { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
        ],
      },
    );
    this.roleBinding = kubeObject(
      this,
      'RoleBinding',
      { ...rbac, kind: 'RoleBinding' },
      {
        roleRef: () => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name }),
        subjects: () => [{ kind: 'ServiceAccount', name: this.serviceAccount.name, namespace: here }],
      },
    );
    holdUniqueNames(this);
  }
}

function addErrors(errors: PropErrors, props: Given<EndpointSliceReaderProps>, here: string | undefined): void {
  errors.addEach('name', props.name, dnsSubdomain1123Errors, 'It names the objects.');
  if (props.namespace !== undefined)
    errors.addEach('namespace', props.namespace, dnsLabel1123Errors, 'No namespace has such a name.');
  addMetadataErrors(errors, 'metadata', props.metadata);
  if (props.service === undefined)
    errors.add('service', undefined, 'a HeadlessService', 'The Role must be in its namespace.');
  else addNamespaceErrors(errors, props.service, here);
  const account = props.serviceAccount?.toSubjectConfiguration();
  if (account !== undefined && account.namespace !== here)
    errors.add(
      'serviceAccount',
      `${account.name} in namespace ${account.namespace ?? '(none)'}`,
      `an account in namespace ${here ?? '(none)'}, or its namespace in "namespace"`,
      'An account is for pods of its own namespace; cdk8s-plus takes an imported one to be in "default".',
    );
}

function addNamespaceErrors(errors: PropErrors, service: HeadlessService, here: string | undefined): void {
  const there = service.metadata.namespace;
  const why =
    'The Role belongs into the namespace of the Service, and its binding must find the account in the other one.';
  if (here === undefined && there !== undefined)
    errors.add('namespace', here, 'the namespace of the workload, here or as "namespace" of its chart', why);
  if (here !== undefined && there === undefined)
    errors.add('service', `${service.name} without a namespace`, 'a Service in a chart with "namespace"', why);
}
