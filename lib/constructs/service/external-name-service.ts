import type { ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { ipFamily } from '../../kubernetes/addresses';
import { serviceName } from '../../dns/name';
import { dnsLabel1035Errors, dnsSubdomain1123Errors } from '../../kubernetes/names';
import type { Given } from '../props/given';
import { PropErrors } from '../props/prop-errors';
import { addMetadataErrors } from '../props/metadata-errors';
import { readProps } from '../props/read-props';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import { holdUniqueNames } from '../cdk8s/unique-names';

/**
 * Properties of `ExternalNameService`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export interface ExternalNameServiceProps {
  /** Name of the Service, and its first DNS label: 1 to 63 of `a` to `z`, `0` to `9` and `-`, beginning with a letter. */
  readonly name: string;

  /** The DNS name outside the cluster, in lower case, 1 to 253 characters; no address, and no port. */
  readonly externalName: string;

  /**
   * Labels and annotations of the Service.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/**
 * A name inside the cluster for a DNS name outside it: a CNAME record and nothing else. For addresses see `ExternalPeers`.
 *
 * Clients that put the name into what they send (HTTP's `Host`, the server name of TLS) send the name inside the cluster,
 * which a server outside it may refuse.
 *
 * Throws one error that names all that is wrong with its props.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#externalname
 */
export class ExternalNameService extends kplus.Resource {
  /** The plural name of the resource, for RBAC. */
  public readonly resourceType = 'services';

  /** The Service as it is rendered; patches to it use the field names of Kubernetes. */
  public readonly service: ApiObject;

  /** The DNS name outside the cluster. */
  public readonly externalName: string;

  protected readonly apiObject: ApiObject;

  public constructor(scope: Construct, id: string, props: ExternalNameServiceProps) {
    super(scope, id);
    const errors = new PropErrors(this.constructor.name, () => this.node.path);
    const given: Given<ExternalNameServiceProps> = readProps(errors, props, 'ExternalNameServiceProps');
    const { name = '', externalName = '', metadata } = given;
    errors.addEach('name', given.name, dnsLabel1035Errors, 'It is the first label of the DNS name.');
    const domain = externalName.replace(/\.$/, '');
    if (ipFamily(domain) !== undefined)
      errors.add(
        'externalName',
        externalName,
        'a DNS name; for addresses use ExternalPeers',
        'An address is taken for a name, which no DNS server knows.',
      );
    else
      errors.addEach(
        'externalName',
        given.externalName,
        () => dnsSubdomain1123Errors(domain),
        'It becomes a CNAME record.',
      );
    addMetadataErrors(errors, 'metadata', metadata);
    errors.throwIfAny();

    this.externalName = externalName;
    this.service = this.apiObject = kubeObject(
      this,
      'Resource',
      { apiVersion: 'v1', kind: 'Service', name, metadata },
      { spec: () => ({ type: 'ExternalName', externalName }) },
    );
    holdUniqueNames(this);
  }

  /** The name in DNS, with the namespace where it is known. */
  public get address(): string {
    return serviceName(this.name, this.metadata.namespace);
  }
}
