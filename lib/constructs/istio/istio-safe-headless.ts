import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { serviceName } from '../../dns/name';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import { PropErrors } from '../props/prop-errors';
import { readProps } from '../props/read-props';
import { addHeadlessErrors } from '../service/headless-errors';
import { HEADLESS } from '../service/headless-internals';
import type { HeadlessPort } from '../service/headless-port';
import { HeadlessService } from '../service/headless-service';
import { addIstioErrors } from './istio-errors';
import { istioMesh } from './istio-mesh';
import { IstioDataPlane, type Addressing, type IstioSafeHeadlessProps } from './istio-safe-headless-props';

/** Argo CD applies unknown kinds last; policy must be there before the pods. */
const BEFORE_THE_PODS = { 'argocd.argoproj.io/sync-wave': '-1' };

const CNI_NOTICE =
  'Pods of the Pod Security level "restricted" get their sidecar only where Istio runs with its CNI node agent ' +
  '(istio-cni): without it the injected container istio-init needs the capability NET_ADMIN, and the pod is refused.';

/**
 * A headless Service whose ports Istio matches and encrypts, however peers dial each other.
 *
 * With `Addressing.POD_IP` every TCP port is declared as plain TCP; with `Addressing.POD_DNS` as what it carries. The
 * pods of a group that it is given to join the mesh. Ports and the user id of Istio itself are refused.
 *
 * Throws one error that names all that is wrong with its props.
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

  readonly #metadata: ObjectMetadata | undefined;

  public constructor(scope: Construct, id: string, props: IstioSafeHeadlessProps) {
    const errors = PropErrors.at(new.target.name, scope, id);
    const sound = readProps(errors, props, 'IstioSafeHeadlessProps');
    const { addressing, dataPlane, joinMesh, holdApplicationUntilProxyStarts, peerAuthentication, ...service } = sound;
    addHeadlessErrors(errors, service);
    addIstioErrors(errors, sound);
    errors.throwIfAny();

    const mesh = istioMesh(sound);
    const annotations = { ...mesh.annotations, ...service.metadata?.annotations };
    super(scope, id, { ...service, metadata: { ...service.metadata, annotations } });
    HEADLESS.of(this).mesh = mesh;
    this.addressing = addressing;
    this.dataPlane = dataPlane ?? IstioDataPlane.SIDECAR;
    this.notices = mesh.tunnel === 'ambient' ? [] : [CNI_NOTICE];
    for (const notice of this.notices) this.node.addMetadata('cdk8s-headless/notice', notice);
    this.#metadata = peerAuthentication?.metadata;
    if (peerAuthentication !== undefined) {
      const { names } = HEADLESS.of(this);
      const plaintext = (peerAuthentication.plaintextPorts ?? []).map((name) => names.port(name));
      this.peerAuthentication = this.#peerAuthentication(plaintext);
      if (plaintext.length > 0) this.destinationRule = this.#destinationRule(plaintext);
    }
  }

  #peerAuthentication(plaintext: readonly HeadlessPort[]): ApiObject {
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
    return kubeObject(
      this,
      kind,
      { apiVersion, kind, name: this.name, annotations: BEFORE_THE_PODS, metadata: this.#metadata },
      { spec },
    );
  }
}
