import type { Discovery } from '../../discovery/discovery';
import type { PolicySide } from '../network-policies';
import { ambientStep, HBONE_PORT, tunnels } from './ambient-step';
import { LinkerdMembers } from './linkerd-members';
import { LinkerdPolicies } from './linkerd-policies';
import { linkerdStep, type Linkerd } from './linkerd-step';
import { readIstio, type Istio } from './istio';
import { sidecarStep } from './istio-step';
import type { Mesh } from './mesh';
import { refuses, type MeshCall, type MeshResult } from './mesh-call';
import { nameOf } from '../../manifest/names-in-words';

/** Endings of names that are in public DNS and are no namespace. */
const PUBLIC = /\.(?:com|net|org|io|dev|app|cloud)$/;

/** What the mesh of a cluster makes of calls. */
export class MeshStep {
  readonly #istio: Istio | undefined;
  readonly #linkerd: Linkerd | undefined;

  public constructor(
    discovery: Discovery,
    private readonly mesh: Mesh | undefined,
  ) {
    this.#istio = mesh === 'istio-sidecar' || mesh === 'istio-ambient' ? readIstio(discovery, mesh) : undefined;
    this.#linkerd = mesh === 'linkerd' ? readLinkerd(discovery) : undefined;
  }

  /** What becomes of a call; `undefined` without a mesh. */
  public result(call: MeshCall): MeshResult | undefined {
    if (call.to.length === 0) return undefined;
    if (this.#linkerd !== undefined) return linkerdStep(this.#linkerd, call);
    if (this.#istio === undefined) return undefined;
    return this.mesh === 'istio-ambient' ? ambientStep(this.#istio, call) : sidecarStep(this.#istio, call);
  }

  /** The port that packets carry between two workloads, where the mesh puts them into a tunnel. */
  public tunnelPort(from: PolicySide, to: PolicySide): number | undefined {
    const ambient = this.mesh === 'istio-ambient' && this.#istio !== undefined;
    return ambient && tunnels(this.#istio, from, to) ? HBONE_PORT : undefined;
  }

  /** What becomes of a call to a host outside of the cluster; `undefined` where the mesh lets it pass. */
  public external(from: PolicySide, host: string): MeshResult | undefined {
    if (this.mesh !== 'istio-sidecar' || this.#istio === undefined || !PUBLIC.test(host)) return undefined;
    const { members, hosts } = this.#istio;
    if (members.of(from.workload, from.namespace).member !== 'in') return undefined;
    const only = hosts.registryOnly(from);
    if (only === undefined || hosts.declares(from, host)) return undefined;
    const reason = `no ServiceEntry of the checked files declares "${host}", and ${only} makes the sidecar of ${nameOf(from.workload)} drop calls to it`;
    return refuses(
      { defect: 'mesh-refuses', reason, expected: `a ServiceEntry with the host "${host}"` },
      reason,
      'outside',
    );
  }
}

function readLinkerd(discovery: Discovery): Linkerd {
  const { inventory } = discovery;
  return {
    members: new LinkerdMembers(inventory),
    policies: new LinkerdPolicies(inventory, (resource) => discovery.namespaceOf(resource)),
  };
}
