import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { endpointAddressErrors } from '../../kubernetes/endpoint-addresses';
import { dashedAddress } from '../../dns/endpoint-label';
import { canonicalIp } from '../../kubernetes/addresses';
import { dnsLabel1123Errors } from '../../kubernetes/names';
import type { AddressForm } from './address-form';
import { dnsPlanOf, type DnsPlan } from './dns-plan';
import type { Given } from '../props/given';
import { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import { addHeadlessErrors } from './headless-errors';
import { HEADLESS } from './headless-internals';
import { NO_MESH } from './mesh';
import type { HeadlessPort } from './headless-port';
import { HeadlessService } from './headless-service';
import type { HeadlessServiceProps } from './headless-service-props';
import { addMetadataErrors } from '../props/metadata-errors';
import { readProps } from '../props/read-props';
import { IpFamily, IpFamilyPolicy } from './ip-family';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';

/**
 * A member outside the cluster.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
export interface ExternalEndpoint {
  /** Its IPv4 or IPv6 address, in any spelling that Kubernetes takes. */
  readonly address: string;

  /**
   * A name of its own below the Service's: `primary.postgres.awx.svc.cluster.local`. 1 to 63 of `a` to `z`, `0` to `9`
   * and `-`, once in each family.
   *
   * @default - none: its address with dashes
   */
  readonly hostname?: string;
}

/**
 * Properties of `ExternalPeers`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export interface ExternalPeersProps {
  /** Name of the Service, and its first DNS label: 1 to 63 of `a` to `z`, `0` to `9` and `-`, beginning with a letter. */
  readonly name: string;

  /** What the members listen on, at least one port; the same for all of them. */
  readonly ports: HeadlessPort[];

  /** The members, at least one. Each address once. */
  readonly endpoints: ExternalEndpoint[];

  /**
   * Domain of the cluster, the end of every full name: lower case, without a dot at its end.
   *
   * @default 'cluster.local'
   * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
   */
  readonly clusterDomain?: string;

  /**
   * Labels and annotations of the Service.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;

  /**
   * Labels and annotations of the EndpointSlices.
   *
   * @default - the usual labels only
   */
  readonly sliceMetadata?: ObjectMetadata;
}

/** As many as the controller of Kubernetes itself puts into one slice. */
const ENDPOINTS_PER_SLICE = 100;

/**
 * Members outside the cluster under a name inside it: a headless Service without a selector, and the EndpointSlices with
 * their addresses, which no controller writes.
 *
 * Throws one error that names all that is wrong with its props.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export class ExternalPeers extends HeadlessService {
  /** The EndpointSlices: at least one for each family that the addresses have, with at most 100 of them each. */
  public readonly endpointSlices: ApiObject[];

  readonly #endpoints: readonly ExternalEndpoint[];

  public constructor(scope: Construct, id: string, props: ExternalPeersProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const sound = readProps(errors, props, 'ExternalPeersProps');
    const endpoints = canonicalEndpoints(sound);
    const service = serviceProps(sound, endpoints);
    addHeadlessErrors(errors, service);
    addMetadataErrors(errors, 'sliceMetadata', sound.sliceMetadata);
    addEndpointErrors(errors, sound.endpoints);
    errors.throwIfAny();

    super(scope, id, service);
    HEADLESS.of(this).selection.refusePods();
    this.#endpoints = endpoints;
    this.endpointSlices = familiesOf(endpoints).flatMap((family) => this.#slices(family, sound.sliceMetadata));
  }

  /** The DNS records that the members will have; in the namespace `default` where the chart has none. */
  public get dnsPlan(): DnsPlan {
    return dnsPlanOf(this, [this.service, ...this.endpointSlices]);
  }

  /**
   * Always throws: the addresses are written down here, and pods would be mixed into them.
   *
   * @param workload a workload, whose pods need a Service of their own
   */
  public override select(workload: kplus.IPodSelector): void {
    super.select(workload);
  }

  /**
   * The DNS name of one member: its hostname, or its address with dashes, below the Service's name. Throws when there is
   * no such member.
   *
   * @param member its hostname or its address
   * @param form how much of it is written out; default `SHORT`
   */
  public memberAddress(member: string, form?: AddressForm): string {
    const address = canonicalIp(member);
    const found = this.#endpoints.find((endpoint) => endpoint.hostname === member || endpoint.address === address);
    if (found === undefined)
      throw new Error(
        `${this.constructor.name} "${this.node.path}" has no member ${quoted(member)}; its members are: ` +
          `${this.#endpoints.map((endpoint) => endpoint.hostname ?? endpoint.address).join(', ')}. Use one of them.`,
      );
    return HEADLESS.of(this).names.endpoint(found.hostname ?? dashedAddress(found.address), form);
  }

  #slices(family: IpFamily, metadata: ObjectMetadata | undefined): readonly ApiObject[] {
    const endpoints = this.#endpoints.filter((endpoint) => familyOf(endpoint.address) === family);
    const slices: ApiObject[] = [];
    for (let from = 0; from < endpoints.length; from += ENDPOINTS_PER_SLICE)
      slices.push(
        this.#slice(
          family,
          `${this.name}-${family.toLowerCase()}-${slices.length + 1}`,
          endpoints.slice(from, from + ENDPOINTS_PER_SLICE),
          metadata,
        ),
      );
    return slices;
  }

  #slice(
    family: IpFamily,
    name: string,
    endpoints: readonly ExternalEndpoint[],
    metadata: ObjectMetadata | undefined,
  ): ApiObject {
    return kubeObject(
      this,
      name,
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        name,
        partOf: this.name,
        metadata,
        fixedLabels: {
          'kubernetes.io/service-name': this.name,
          // The controller takes slices with its own value for its own, and deletes them.
          'endpointslice.kubernetes.io/managed-by': 'cdk8s-headless',
          // kube-proxy leaves out what has this label, as it does with slices of the controller.
          'service.kubernetes.io/headless': '',
        },
      },
      {
        addressType: () => family,
        // Some clients take an endpoint for ready only where it says so.
        endpoints: () =>
          endpoints.map(({ address, hostname }) => ({ addresses: [address], conditions: { ready: true }, hostname })),
        ports: () =>
          this.ports.map((port) => {
            const { appProtocol, transport } = NO_MESH.rendering(port);
            return { name: port.name, port: port.number, protocol: transport, appProtocol };
          }),
      },
    );
  }
}

/** Without families, Kubernetes would give a Service without a selector both, also on a cluster that has but one. */
function serviceProps(
  { name, ports, clusterDomain, metadata }: ExternalPeersProps,
  endpoints: readonly ExternalEndpoint[],
): HeadlessServiceProps {
  const ipFamilies = familiesOf(endpoints);
  const ipFamilyPolicy = ipFamilies.length > 1 ? IpFamilyPolicy.PREFER_DUAL_STACK : IpFamilyPolicy.SINGLE_STACK;
  return { name, ports, clusterDomain, metadata, ipFamilies, ipFamilyPolicy };
}

function canonicalEndpoints({ endpoints = [] }: Given<ExternalPeersProps>): readonly ExternalEndpoint[] {
  return endpoints.map(({ address = '', hostname }: Given<ExternalEndpoint>) => ({
    address: canonicalIp(address) ?? address,
    hostname,
  }));
}

/** In one order always: the first family of a Service cannot be changed. */
function familiesOf(endpoints: readonly ExternalEndpoint[]): IpFamily[] {
  const found = new Set(endpoints.map(({ address }) => familyOf(address)));
  return [IpFamily.IPV4, IpFamily.IPV6].filter((family) => found.has(family));
}

function familyOf(address: string): IpFamily {
  return address.includes(':') ? IpFamily.IPV6 : IpFamily.IPV4;
}

function addEndpointErrors(errors: PropErrors, given: readonly Given<ExternalEndpoint>[] | undefined): void {
  const endpoints = given ?? [];
  if (endpoints.length === 0)
    errors.add(
      'endpoints',
      given,
      'at least one',
      'No controller writes EndpointSlices for it, so its name would have no records.',
    );
  const addresses = new Map<string, number>();
  const hostnames = new Map<string, number>();
  endpoints.forEach(({ address, hostname }, index) => {
    const at = `endpoints[${index}]`;
    errors.addEach(`${at}.address`, address, endpointAddressErrors, 'The API refuses the address.');
    const canonical = canonicalIp(address ?? '');
    const sameAddress = canonical === undefined ? undefined : addresses.get(canonical);
    if (sameAddress !== undefined)
      errors.add(
        `${at}.address`,
        address,
        `another address than that of endpoints[${sameAddress}]`,
        'Clients would count and call one member twice.',
      );
    else if (canonical !== undefined) addresses.set(canonical, index);

    if (hostname === undefined) return;
    errors.addEach(`${at}.hostname`, hostname, dnsLabel1123Errors, 'It is a label of a DNS name.');
    const name = `${hostname}/${familyOf(address ?? '')}`;
    const sameName = hostnames.get(name);
    if (sameName !== undefined)
      errors.add(
        `${at}.hostname`,
        hostname,
        `another hostname than that of endpoints[${sameName}]`,
        'One name would resolve to two members.',
      );
    else hostnames.set(name, index);
  });
}
