import { spawnSync } from 'node:child_process';
import type { Connection } from '../../../lib/connections/connection';
import { Connections } from '../../../lib/connections/connections';
import { spokenOf } from '../../../lib/connections/mesh/spoken';
import { dialsAddresses } from '../../../lib/connections/mesh/by-address';
import { cluster } from '../../../lib/discovery/cluster';
import { targetNumber } from '../../../lib/discovery/endpoint';
import { Inventory } from '../../../lib/manifest/inventory';
import type { Service } from '../../../lib/manifest/service';
import type { Workload } from '../../../lib/manifest/workload';
import { istioProtocol, trafficClass } from '../../../lib/port/istio-protocol';
import type { Live } from '../api/api';

/** One call of a run: what the model says of it, and how it is put to the simulator for each workload behind the name. */
interface Judged {
  readonly call: string;
  readonly outcome: string;
  readonly line: string;
  readonly simulated: readonly Live[];
}

/** A call of which the model says something else than the simulator of Istio. */
export interface Difference {
  readonly call: string;
  readonly model: string;
  readonly simulator: string;
}

/** What the comparison of many runs came to. */
export interface Comparison {
  /** The differences of each run. */
  readonly differences: readonly (readonly Difference[])[];
  readonly calls: number;
  readonly works: number;
  /** Calls of which the model says that it cannot know. */
  readonly unknown: number;
}

/** Compares what the model says of the calls of each run with what the simulator of Istio says. */
export function compareWithSimulator(binary: string, runs: readonly (readonly Live[])[]): Comparison {
  const sets = runs.map((manifests) => new SimulatedSet(manifests));
  const answers = simulate(
    binary,
    sets.map((set) => set.input),
  );
  let [calls, works, unknown] = [0, 0, 0];
  const differences = sets.map(({ judged }, place) => {
    const rest = [...(answers[place] ?? [])];
    return judged.flatMap(({ call, outcome, line, simulated }): readonly Difference[] => {
      const verdicts = rest.splice(0, simulated.length);
      const through = verdicts.some((verdict) => verdict.works);
      calls += 1;
      if (through) works += 1;
      if (outcome === 'unknown') unknown += 1;
      if (outcome === 'unknown' || outcome === (through ? 'works' : 'fails')) return [];
      return [{ call, model: `${outcome}: ${line}`, simulator: verdicts.map(({ how }) => how).join(' | ') }];
    });
  });
  return { differences, calls, works, unknown };
}

interface Verdict {
  readonly works: boolean;
  readonly how: string;
}

function simulate(binary: string, sets: readonly Live[]): readonly (readonly Verdict[])[] {
  const { status, stdout, stderr, output } = spawnSync(binary, {
    input: JSON.stringify(sets),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
  });
  const answers = output[3]?.toString() ?? '';
  if (status !== 0 || answers === '')
    throw new Error(
      `the simulator gave no answer:\n${stdout.toString().slice(-2000)}\n${stderr.toString().slice(-4000)}`,
    );
  return JSON.parse(answers) as Verdict[][];
}

/** The objects of a run with what a cluster adds to them: pods with addresses, cluster IPs, endpoints. */
class SimulatedSet {
  public readonly judged: readonly Judged[];
  readonly #connections: Connections;
  /** Two pods of each workload: one that dials, and one that is dialled, since a pod knows no listener for itself. */
  readonly #pods = new Map<Workload, readonly [Live, Live]>();
  readonly #addresses = new Map<Service, string>();

  public constructor(private readonly manifests: readonly Live[]) {
    this.#connections = new Connections(new Inventory([...manifests]), cluster(), 'istio-sidecar');
    const { podSets, services } = this.#connections.discovery;
    podSets.forEach(({ workload, namespace, labels }, index) => {
      const sidecar = workload.podLabels.get('sidecar.istio.io/inject') !== 'false';
      const pod = (ordinal: number): Live => ({
        name: `${workload.name}-${ordinal}`,
        namespace,
        labels: { ...Object.fromEntries(labels), ...(sidecar && { 'security.istio.io/tlsMode': 'istio' }) },
        address: `10.1.${ordinal}.${index + 1}`,
        sidecar,
      });
      this.#pods.set(workload, [pod(0), pod(1)]);
    });
    services.forEach((service, index) => {
      if (!service.headless) this.#addresses.set(service, `10.96.0.${index + 1}`);
    });
    this.judged = this.#connections.all.flatMap((connection) => this.#judge(connection));
  }

  public get input(): Live {
    const isOf = (group: string) => (manifest: Live) => String(manifest.apiVersion).split('/')[0]?.endsWith(group);
    const { services } = this.#connections.discovery;
    const kubernetes = [
      ...this.manifests.filter(({ kind }) => kind === 'Namespace'),
      ...services.map((service) => this.#service(service)),
      ...[...this.#pods.values()].flat().map(podOf),
      ...services.map((service) => this.#slice(service)),
    ];
    return {
      kubernetes: stream(kubernetes),
      istio: stream(this.manifests.filter(isOf('.istio.io'))),
      registryOnly: this.manifests.some(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'istio'),
      calls: this.judged.flatMap(({ simulated }) => simulated),
    };
  }

  #judge(connection: Connection): readonly Judged[] {
    const { service, address, evidence, targets } = connection;
    const client = this.#connections.client(evidence.caller.workload);
    const result = client && this.#connections.mesh(client, connection);
    const [from] = this.#pods.get(evidence.caller.workload) ?? [];
    const port = connection.port ?? service?.ports[0]?.port;
    if (client === undefined || result === undefined || service === undefined || port === undefined) return [];
    const protocol = protocolOf(connection, service, port);
    const byAddress = service.headless && dialsAddresses(evidence, address, service, targets, connection.resolved);
    const simulated = targets.flatMap((target) => {
      const [, to] = this.#pods.get(target) ?? [];
      if (to === undefined) return [];
      const declared = service.ports.find((one) => one.port === port);
      return {
        from,
        to,
        address: this.#addresses.get(service) ?? to.address,
        port,
        host: byAddress ? `${to.address}:${port}` : `${address.host}:${port}`,
        protocol,
        containerPort: service.headless ? port : ((declared && targetNumber(declared, target)) ?? port),
      };
    });
    const call = `${evidence.caller.workload.name} dials ${protocol} ${address.host}:${port}${byAddress ? ' by address' : ''}`;
    return [{ call, outcome: result.outcome, line: result.line, simulated }];
  }

  #service(service: Service): Live {
    const { metadata, spec, ...rest } = service.manifest as Live;
    return {
      ...rest,
      metadata: { creationTimestamp: '2026-01-01T00:00:00Z', ...metadata, namespace: this.#namespaceOf(service) },
      spec: {
        ...spec,
        clusterIP: this.#addresses.get(service) ?? 'None',
        ports: service.ports.map(({ port, fields }) => ({ targetPort: port, protocol: 'TCP', ...fields })),
      },
    };
  }

  #slice(service: Service): Live {
    const { name } = service;
    const sets = this.#connections.discovery.podSetsBehind(service);
    const [first] = sets;
    return {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      addressType: 'IPv4',
      metadata: { name, namespace: this.#namespaceOf(service), labels: { 'kubernetes.io/service-name': name } },
      endpoints: sets.flatMap(({ workload }) => {
        const pods = this.#pods.get(workload) ?? [];
        return pods.map(({ name: pod, namespace, address }) => ({
          addresses: [address],
          conditions: { ready: true },
          targetRef: { kind: 'Pod', name: pod, namespace },
        }));
      }),
      ports: service.ports.map((port) => ({
        name: port.name,
        protocol: 'TCP',
        port: first === undefined ? port.port : targetNumber(port, first.workload),
      })),
    };
  }

  #namespaceOf(service: Service): string {
    return this.#connections.discovery.namespaceOf(service);
  }
}

/** What the client sends; where its address does not show it, what the port is for. */
function protocolOf({ address }: Connection, service: Service, port: number): 'http' | 'tcp' {
  const spoken = spokenOf(address);
  if (spoken !== undefined) return spoken === 'http' ? 'http' : 'tcp';
  const declared = service.ports.find((one) => one.port === port);
  return declared !== undefined && trafficClass(istioProtocol(declared)) === 'http' ? 'http' : 'tcp';
}

function podOf({ name, namespace, labels, address }: Live): Live {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { serviceAccountName: 'default', containers: [{ name: 'main', image: 'main:1' }] },
    status: {
      phase: 'Running',
      podIP: address,
      podIPs: [{ ip: address }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

function stream(manifests: readonly Live[]): string {
  return manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n');
}
