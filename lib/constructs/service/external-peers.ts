import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { endpointAddressFaults } from '../../kubernetes/endpoint-addresses';
import { dashedAddress } from '../../dns/endpoint-label';
import { canonicalIp } from '../../kubernetes/addresses';
import { dnsLabel1123Faults } from '../../kubernetes/names';
import type { AddressForm } from './address-form';
import { dnsPlanOf, type DnsPlan } from '../group/dns-plan';
import { shown, type PropErrors } from '../props/prop-errors';
import type { HeadlessPort } from './headless-port';
import { HeadlessService } from './headless-service';
import type { HeadlessServiceProps } from './headless-service-props';
import { addMetadataErrors } from '../props/metadata-errors';
import { readProps } from '../props/read-props';
import { IpFamily, IpFamilyPolicy } from './ip-family';
import { commonLabels } from '../cdk8s/labels';
import type { ObjectMetadata } from '../props/object-metadata';
import { RenderedObject } from '../cdk8s/rendered-object';

/** A member outside the cluster. */
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

/** Properties of `ExternalPeers`. */
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
 * Throws one error with all faults of its props.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export class ExternalPeers extends HeadlessService {
  /** The EndpointSlices: at least one for each family that the addresses have, with at most 100 of them each. */
  public readonly endpointSlices: ApiObject[];

  readonly #endpoints: readonly ExternalEndpoint[];

  public constructor(scope: Construct, id: string, props: ExternalPeersProps) {
    super(scope, id, props);
    const { external } = this._soundProps as PreparedProps;
    this.#endpoints = canonicalEndpoints(external);
    this.endpointSlices = familiesOf(this.#endpoints).flatMap((family) => this.#slices(family, external));
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
    throw this.#noPods(workload);
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
        `${this._where} has no member ${shown(member)}; its members are: ` +
          `${this.#endpoints.map((endpoint) => endpoint.hostname ?? endpoint.address).join(', ')}. Use one of them.`,
      );
    return this._names.endpoint(found.hostname ?? dashedAddress(found.address), form);
  }

  /** @internal */
  public override _addGroupFaults(faults: PropErrors): void {
    faults.add(
      'service',
      `${this.name}, an ExternalPeers`,
      'a HeadlessService for the pods',
      'It has the addresses in its "endpoints" only, and pods would be mixed into them.',
    );
  }

  /** @internal */
  protected override _sound(faults: PropErrors, given: ExternalPeersProps): PreparedProps {
    return preparedProps(readProps(faults, given, 'ExternalPeersProps'));
  }

  /** @internal */
  protected override _addFaults(faults: PropErrors, props: PreparedProps): void {
    super._addFaults(faults, props);
    addMetadataErrors(faults, 'sliceMetadata', props.external.sliceMetadata);
    addEndpointFaults(faults, props.external.endpoints);
  }

  #noPods(workload: Construct): Error {
    return new Error(
      `${this._where} cannot select the pods of "${workload.node.path}": got a workload; ` +
        'expected the addresses in "endpoints" only, because pods would be mixed into them. Make a HeadlessService for it.',
    );
  }

  #slices(family: IpFamily, props: ExternalPeersProps): readonly ApiObject[] {
    const endpoints = this.#endpoints.filter((endpoint) => familyOf(endpoint.address) === family);
    const slices: ApiObject[] = [];
    for (let from = 0; from < endpoints.length; from += ENDPOINTS_PER_SLICE)
      slices.push(
        this.#slice(
          family,
          `${this.name}-${family.toLowerCase()}-${slices.length + 1}`,
          endpoints.slice(from, from + ENDPOINTS_PER_SLICE),
          props.sliceMetadata,
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
    return new RenderedObject(
      this,
      name,
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
          name,
          labels: {
            ...commonLabels(this.name),
            ...metadata?.labels,
            'kubernetes.io/service-name': this.name,
            // The controller takes slices with its own value for its own, and deletes them.
            'endpointslice.kubernetes.io/managed-by': 'cdk8s-headless',
            // kube-proxy leaves out what has this label, as it does with slices of the controller.
            'service.kubernetes.io/headless': '',
          },
          annotations: metadata?.annotations,
        },
      },
      ['addressType', 'endpoints', 'ports'],
      () => ({
        addressType: family,
        // Some clients take an endpoint for ready only where it says so.
        endpoints: endpoints.map(({ address, hostname }) => ({
          addresses: [address],
          conditions: { ready: true },
          hostname,
        })),
        ports: this.ports.map((port) => {
          const { appProtocol, transport } = this._rendering(port);
          return { name: port.name, port: port.number, protocol: transport, appProtocol };
        }),
      }),
    );
  }
}

/** The props of the Service, and those that they were made from. */
interface PreparedProps extends HeadlessServiceProps {
  readonly external: ExternalPeersProps;
}

/** Without families, Kubernetes would give a Service without a selector both, also on a cluster that has but one. */
function preparedProps(props: ExternalPeersProps): PreparedProps {
  const { name, ports, clusterDomain, metadata } = props;
  const ipFamilies = familiesOf(canonicalEndpoints(props));
  const ipFamilyPolicy = ipFamilies.length > 1 ? IpFamilyPolicy.PREFER_DUAL_STACK : IpFamilyPolicy.SINGLE_STACK;
  return { name, ports, clusterDomain, metadata, ipFamilies, ipFamilyPolicy, external: props };
}

function canonicalEndpoints(props: ExternalPeersProps): readonly ExternalEndpoint[] {
  return (props.endpoints ?? []).map(({ address, hostname }) => ({
    address: canonicalIp(address ?? '') ?? address,
    hostname,
  }));
}

/** In one order always: the first family of a Service cannot be changed. */
function familiesOf(endpoints: readonly ExternalEndpoint[]): IpFamily[] {
  const found = new Set(endpoints.map(({ address }) => familyOf(address)));
  return [IpFamily.IPV4, IpFamily.IPV6].filter((family) => found.has(family));
}

function familyOf(address: string | undefined): IpFamily {
  return (address ?? '').includes(':') ? IpFamily.IPV6 : IpFamily.IPV4;
}

function addEndpointFaults(faults: PropErrors, given: readonly ExternalEndpoint[] | undefined): void {
  const endpoints = given ?? [];
  if (endpoints.length === 0)
    faults.add('endpoints', given, 'at least one', 'No controller writes any, and the name would not exist.');
  const addresses = new Map<string, number>();
  const hostnames = new Map<string, number>();
  endpoints.forEach(({ address, hostname }, index) => {
    const at = `endpoints[${index}]`;
    faults.addAll(`${at}.address`, address, endpointAddressFaults(address ?? ''), 'The API refuses the address.');
    const canonical = canonicalIp(address ?? '');
    const sameAddress = canonical === undefined ? undefined : addresses.get(canonical);
    if (sameAddress !== undefined)
      faults.add(
        `${at}.address`,
        address,
        `another address than that of endpoints[${sameAddress}]`,
        'One member would be counted, and called, twice.',
      );
    else if (canonical !== undefined) addresses.set(canonical, index);

    if (hostname === undefined) return;
    faults.addAll(`${at}.hostname`, hostname, dnsLabel1123Faults(hostname), 'It is a label of a DNS name.');
    const name = `${hostname}/${familyOf(address)}`;
    const sameName = hostnames.get(name);
    if (sameName !== undefined)
      faults.add(
        `${at}.hostname`,
        hostname,
        `another hostname than that of endpoints[${sameName}]`,
        'One name would lead to two members.',
      );
    else hostnames.set(name, index);
  });
}
