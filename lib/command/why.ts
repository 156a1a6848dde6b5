import { addressesIn, bareName, type Address } from '../connections/address';
import type { Evidence } from '../connections/caller';
import type { Client, Connections } from '../connections/connections';
import { portOf } from '../connections/default-port';
import { evidenceOfText } from '../connections/evidence';
import { explain } from '../connections/explanation';
import type { Mesh } from '../connections/mesh/mesh';
import type { DnsOptions } from '../discovery/cluster';
import { Workload } from '../manifest/workload';
import { Reader } from '../reading/reader';
import { explanationText } from '../report/explanation-text';
import { modelOf } from './connections';
import { unreadable } from './unreadable';
import { referenceOf } from '../manifest/names-in-words';

/** What a run of `why` is asked. */
export interface WhyRequest {
  /** What is dialled: a name, `host:port` or a URL. */
  readonly address: string;
  /** `Kind/namespace/name`, `Kind/name` or a name; left out, a pod in the namespace of the Service that is asked for. */
  readonly from: string | undefined;
  readonly paths: readonly string[];
  readonly stdin?: Buffer;
  readonly options: DnsOptions;
  /** Left out, the mesh that the objects show. */
  readonly mesh?: Mesh;
}

/** What a run of `why` prints; `works` is what is true once all pods are ready. */
export interface WhyOutcome {
  readonly output: string;
  readonly works: 'works' | 'fails' | 'unknown';
  readonly problems: readonly string[];
}

/** Follows one address step by step. Throws `WrongQuestion` where the question itself cannot be understood. */
export function why({ address: text, from, paths, stdin, options, mesh }: WhyRequest): WhyOutcome {
  const address = addressesIn(text)[0] ?? bareName(text);
  if (address === undefined)
    throw new WrongQuestion(`"${text}" is no address; expected a name, host:port or a URL, such as web-0.web:8080`);
  const reading = new Reader(stdin).read(paths);
  const model = modelOf(reading, options, mesh);
  const clients = clientsOf(model, from);
  const [first] = clients;
  if (first === undefined)
    throw new WrongQuestion(
      from === undefined
        ? 'no workload is in the checked files, so nobody dials'
        : `no workload "${from}" is in the checked files; expected Kind/namespace/name, such as Deployment/shop/web`,
    );
  const client = from === undefined ? (dialler(model, address) ?? nearest(model, clients, address) ?? first) : first;
  const evidence = asked(client, text);
  const explanation = explain(model, client, address, evidence, portOf(address, evidence, []));
  return {
    output: explanationText(referenceTo(client), explanation),
    works: explanation.connection.verdict.ready,
    problems: unreadable(reading),
  };
}

/** A question that names nothing to look at. */
export class WrongQuestion extends Error {}

function clientsOf(model: Connections, from: string | undefined): readonly Client[] {
  const all = model.discovery.podSets.flatMap(({ workload }) => model.client(workload) ?? []);
  if (from === undefined) return all;
  const wanted = from.split('/');
  return all.filter(({ set: { workload, namespace } }) => {
    const names = [workload.kind, namespace, workload.name];
    if (wanted.length === 3) return wanted.every((part, at) => part.toLowerCase() === names[at]?.toLowerCase());
    if (wanted.length === 2)
      return (
        wanted[1] === workload.name &&
        [workload.kind.toLowerCase(), namespace].includes((wanted[0] ?? '').toLowerCase())
      );
    return from === workload.name;
  });
}

/** A client of the run that dials this very host. */
function dialler(model: Connections, { host }: Address): Client | undefined {
  const found = model.all.find((connection) => connection.address.host === host);
  return found && model.client(found.evidence.caller.workload);
}

/** The first client for which the name has an answer. */
function nearest(model: Connections, clients: readonly Client[], address: Address): Client | undefined {
  return clients.find(
    (client) => model.connect(client, asked(client, address.text), address, undefined).resolved !== undefined,
  );
}

function asked({ set: { workload } }: Client, text: string): Evidence {
  const container = workload.containers[0] ?? new Workload({ kind: 'Pod', spec: { containers: [{}] } }).containers[0]!; // eslint-disable-line @typescript-eslint/no-non-null-assertion -- it has one
  return evidenceOfText(workload, container, text);
}

function referenceTo({ set: { workload, namespace } }: Client): string {
  return referenceOf(workload.kind, namespace, workload.name);
}
