import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { serviceName } from '../../dns/name';
import { protocolOfText, trafficClass } from '../../port/istio-protocol';
import { ISTIO_PORTS, ISTIO_UID } from '../../port/istio-reserved';
import { WireProtocol } from '../../port/wire-protocol';
import { wireRendering, type WireRendering } from '../../port/wire-rendering';
import { ADDRESSING } from '../../rules/shared/mesh/sidecar-mesh';
import type { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import type { HeadlessPort } from '../service/headless-port';
import { HeadlessService } from '../service/headless-service';
import { Addressing, IstioDataPlane, type IstioSafeHeadlessProps } from './istio-safe-headless-props';
import type { PodFacts } from '../service/pod-facts';
import { commonLabels } from '../cdk8s/labels';
import { addMetadataErrors } from '../props/metadata-errors';
import type { ObjectMetadata } from '../props/object-metadata';
import { transportOf } from '../service/port-faults';
import { RenderedObject } from '../cdk8s/rendered-object';

/** Argo CD applies unknown kinds last; policy must be there before the pods. */
const BEFORE_THE_PODS = { 'argocd.argoproj.io/sync-wave': '-1' };

/**
 * A headless Service whose ports Istio matches and encrypts, however peers dial each other.
 *
 * With `Addressing.POD_IP` every TCP port is declared as plain TCP; with `Addressing.POD_DNS` as what it carries. The
 * pods of a group that it is given to join the mesh. Ports and the user id of Istio itself are refused.
 *
 * Throws one error with all faults of its props.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services
 */
export class IstioSafeHeadless extends HeadlessService {
  /** What peers dial. */
  public readonly addressing: Addressing;

  /** A proxy in each pod, or one on each node. */
  public readonly dataPlane: IstioDataPlane;

  /** What the cluster must have for the pods to run; also in the construct's metadata. */
  public readonly notices: string[];

  /** The PeerAuthentication; `undefined` where none was asked for. */
  public readonly peerAuthentication?: ApiObject;

  /** The DestinationRule for ports in plain text; `undefined` where there are none. */
  public readonly destinationRule?: ApiObject;

  readonly #props: IstioSafeHeadlessProps;

  public constructor(scope: Construct, id: string, given: IstioSafeHeadlessProps) {
    super(scope, id, given);
    const props = (this.#props = this._soundProps as IstioSafeHeadlessProps);
    this.addressing = props.addressing;
    this.dataPlane = props.dataPlane ?? IstioDataPlane.SIDECAR;
    this.notices = this._ambient()
      ? []
      : [
          'Pods of the Pod Security level "restricted" get their sidecar only where Istio runs with its CNI node agent ' +
            '(istio-cni): without it the injected container istio-init needs the capability NET_ADMIN, and the pod is refused.',
        ];
    for (const notice of this.notices) this.node.addMetadata('cdk8s-headless/notice', notice);
    if (props.peerAuthentication !== undefined) {
      const plaintext = (props.peerAuthentication.plaintextPorts ?? []).map((name) => this._port(name));
      this.peerAuthentication = this.#peerAuthentication(plaintext);
      if (plaintext.length > 0) this.destinationRule = this.#destinationRule(plaintext);
    }
  }

  /** @internal */
  public override _rendering(port: HeadlessPort): WireRendering {
    return meshRendering(port, this.addressing);
  }

  /** @internal */
  public override _podMetadata(): ObjectMetadata {
    const { labels, annotations } = super._podMetadata();
    if (this.#props.joinMesh === false) return { labels, annotations };
    const [label, value] = this.#joining();
    if (this._ambient()) return { labels: { ...labels, [label]: value }, annotations };
    const hold = this.#props.holdApplicationUntilProxyStarts ?? true;
    return {
      labels: { ...labels, [label]: value },
      annotations: hold
        ? { ...annotations, 'proxy.istio.io/config': JSON.stringify({ holdApplicationUntilProxyStarts: true }) }
        : annotations,
    };
  }

  /** @internal */
  public override _addPodFaults(faults: PropErrors, pods: PodFacts): void {
    for (const { prop, user, ports } of pods.containers) {
      if (user === ISTIO_UID)
        faults.add(`${prop}.user`, user, 'another user id', "It is the sidecar's: its traffic is not encrypted.");
      for (const port of ports) addReservedPortFault(faults, port.prop, port.number);
    }
    const [label, value] = this.#joining();
    const said = pods.labels[label];
    if (this.#props.joinMesh !== false && said !== undefined && said !== value)
      faults.add(
        `podMetadata.labels["${label}"]`,
        said,
        `nothing, or ${value}, or "joinMesh: false" on the Service "${this.name}"`,
        'One pod outside the mesh turns mutual TLS off for all.',
      );
    pods.clientPorts.forEach((port, index) => {
      const at = `clientService.ports[${index}]`;
      addReservedPortFault(faults, `${at}.number`, port.number);
      const own = this.ports.find((candidate) => candidate.number === port.number);
      if (own === undefined) return;
      const [here, there] = [this._rendering(own), wireRendering(port.protocol ?? WireProtocol.TCP)];
      if (here.transport !== there.transport || here.appProtocol === there.appProtocol) return;
      faults.add(
        at,
        `${port.number} as ${there.appProtocol}`,
        `another container port, since ${port.number} is ${here.appProtocol} on the headless Service "${this.name}"`,
        'Istio has one protocol for a port of a pod and takes that of the older Service.',
      );
    });
  }

  /** @internal */
  public override _sidecar(): boolean {
    return !this._ambient();
  }

  /** @internal */
  public override _ambient(): boolean {
    return this.dataPlane === IstioDataPlane.AMBIENT;
  }

  /** @internal */
  protected override _annotations(props: IstioSafeHeadlessProps): { readonly [annotation: string]: string } {
    return { [ADDRESSING]: props.addressing };
  }

  /** @internal */
  protected override _sound(faults: PropErrors, given: IstioSafeHeadlessProps): IstioSafeHeadlessProps {
    return readProps(faults, given, 'IstioSafeHeadlessProps');
  }

  /** @internal */
  protected override _addFaults(faults: PropErrors, props: IstioSafeHeadlessProps): void {
    super._addFaults(faults, props);
    if (!Object.values(Addressing).includes(props.addressing))
      faults.add(
        'addressing',
        props.addressing,
        'Addressing.POD_IP or Addressing.POD_DNS',
        'It decides how ports are declared.',
      );
    if (props.dataPlane !== undefined && !Object.values(IstioDataPlane).includes(props.dataPlane))
      faults.add(
        'dataPlane',
        props.dataPlane,
        'IstioDataPlane.SIDECAR or IstioDataPlane.AMBIENT',
        'It decides what the pods carry.',
      );
    (props.ports ?? []).forEach((port, index) => {
      addReservedPortFault(faults, `ports[${index}].number`, port.number);
      addNamePrefixFault(faults, `ports[${index}].name`, port, props.addressing);
    });
    const plaintext = props.peerAuthentication?.plaintextPorts ?? [];
    plaintext.forEach((name, index) => {
      const at = `peerAuthentication.plaintextPorts[${index}]`;
      const port = (props.ports ?? []).find((candidate) => candidate.name === name);
      if (port === undefined) faults.add(at, name, 'the name of a port of this Service', 'There is no such port.');
      else if (transportOf(port) !== 'TCP')
        faults.add(
          at,
          name,
          'the name of a TCP port',
          'Istio carries no other transport, so there is nothing to except.',
        );
      if (plaintext.indexOf(name) !== index) faults.add(at, name, 'each port once', 'One port has one mode.');
    });
    addMetadataErrors(faults, 'peerAuthentication.metadata', props.peerAuthentication?.metadata);
  }

  /** The label that puts a pod into the mesh. */
  #joining(): readonly [label: string, value: string] {
    return this._ambient() ? ['istio.io/dataplane-mode', 'ambient'] : ['sidecar.istio.io/inject', 'true'];
  }

  #peerAuthentication(plaintext: readonly HeadlessPort[]): ApiObject {
    this.node.addValidation({
      validate: () =>
        this.withdrawn || Object.keys(this.selector).length > 0
          ? []
          : [
              `IstioSafeHeadless "${this.node.path}": peerAuthentication needs the labels of the pods, and the Service ` +
                'selects none: without them it would hold for the whole namespace. Give the Service to a group, or set "selector".',
            ],
    });
    const exceptions = plaintext.map((port) => [`${port.number}`, { mode: 'DISABLE' }]);
    return this.#istioObject('PeerAuthentication', 'security.istio.io/v1', () => ({
      selector: { matchLabels: this.selector },
      mtls: { mode: 'STRICT' },
      portLevelMtls: exceptions.length > 0 ? Object.fromEntries(exceptions) : undefined,
    }));
  }

  #destinationRule(plaintext: readonly HeadlessPort[]): ApiObject {
    return this.#istioObject('DestinationRule', 'networking.istio.io/v1', () => ({
      host: serviceName(this.name, this.metadata.namespace, this.clusterDomain),
      trafficPolicy: {
        portLevelSettings: plaintext.map(({ number }) => ({ port: { number }, tls: { mode: 'DISABLE' } })),
      },
    }));
  }

  #istioObject(kind: string, apiVersion: string, spec: () => Record<string, unknown>): ApiObject {
    const { metadata } = this.#props.peerAuthentication!;
    const head = {
      name: this.name,
      labels: { ...commonLabels(this.name), ...metadata?.labels },
      annotations: { ...BEFORE_THE_PODS, ...metadata?.annotations },
    };
    return new RenderedObject(this, kind, { apiVersion, kind, metadata: head }, ['spec'], () => ({ spec: spec() }));
  }
}

/** How a port is declared to Istio. */
function meshRendering(port: HeadlessPort, addressing: Addressing): WireRendering {
  const protocol = port.protocol ?? WireProtocol.TCP;
  const rendering = wireRendering(protocol);
  if (rendering.transport !== 'TCP') return rendering;
  if (addressing === Addressing.POD_IP) return wireRendering(WireProtocol.TCP);
  // Istio counts and routes gRPC by its own word; the neutral one would make it any HTTP/2.
  return protocol === WireProtocol.GRPC ? { ...rendering, appProtocol: 'grpc' } : rendering;
}

function addReservedPortFault(faults: PropErrors, prop: string, number: number): void {
  const use = ISTIO_PORTS.get(number);
  if (use !== undefined) faults.add(prop, number, 'a number that Istio does not use itself', `It is ${use}.`);
}

/** A name such as `http-api` tells Istio a protocol too. What is printed as `appProtocol` goes before, but readers believe the name. */
function addNamePrefixFault(faults: PropErrors, prop: string, port: HeadlessPort, addressing: Addressing): void {
  const said = protocolOfText(port.name ?? '');
  if (said === undefined) return;
  const { appProtocol, transport } = meshRendering(port, addressing);
  const meant = transport === 'TCP' ? trafficClass(protocolOfText(appProtocol ?? 'tcp') ?? 'http2') : 'udp';
  if (trafficClass(said) === meant) return;
  faults.add(
    prop,
    port.name,
    `a name that does not begin with "${said}-", such as "${appProtocol ?? 'udp'}-${port.name.replace(/^[^-]*-?/, '') || 'peer'}"`,
    addressing === Addressing.POD_IP && trafficClass(said) === 'http'
      ? 'With addressing POD_IP the port is declared as TCP, because a port of class HTTP that is dialled by address leaves the mesh in plain text.'
      : 'The name and the protocol of the port contradict each other.',
  );
}
