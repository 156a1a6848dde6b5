import type { Phase } from '../connections/caller';
import type { Outcome, Step } from '../connections/connection';
import type { DnsState } from '../discovery/endpoint';

/** What becomes of connections, from the worst to the best. `onceReady` works as soon as the pods behind it are ready. */
export type Verdict = 'fails' | 'fragile' | 'unknown' | 'onceReady' | 'works';

/** What a box stands for. A `group` is a workload with the Services that select nothing else. */
export type NodeKind = 'workload' | 'service' | 'host' | 'group' | 'namespace';

/** A box of the picture. */
export interface GraphNode {
  /** One a box: `n0`, `n1`. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The namespace that it is drawn in; `undefined` for what is outside of all. */
  readonly namespace: string | undefined;
  readonly title: string;
  /** What it is: `StatefulSet, 3 pods`. */
  readonly about: string;
  /** The names that DNS has for it. */
  readonly names: readonly string[];
  readonly ports: readonly string[];
}

/** One address that is dialled, in words. Nothing in it is secret. */
export interface Dialled {
  readonly from: string;
  readonly phase: Phase;
  readonly address: string;
  readonly port: number | undefined;
  readonly reaches: string;
  /** In each state, and at this moment where the objects were read from a cluster. */
  readonly verdict: Readonly<Record<DnsState, Outcome>> & { readonly now?: Outcome };
  readonly step: Step | undefined;
  /** Why it fails, and what would make it work. */
  readonly reason: string | undefined;
}

/** A line of the picture. */
export interface GraphEdge {
  /** One a line: `e0`, `e1`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** A Service selects a workload, or stands for a name outside; or somebody dials. */
  readonly kind: 'selects' | 'alias' | 'dials';
  /** Where it ends, in `ports` of the box. */
  readonly port: number | undefined;
  /** `undefined` where nobody dials. */
  readonly verdict: Verdict | undefined;
  /** The connections that it stands for. */
  readonly dialled: readonly Dialled[];
}

/** Who dials whom, as boxes and lines. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many workloads have no Service and dial nobody: they are left out. */
  readonly lonely: number;
}

/** What a line is labelled with; empty where its style says it all. */
export function labelOf({ dialled, verdict, port }: GraphEdge): string {
  const phases = [...new Set(dialled.map(({ phase }) => phase))].filter((phase) => phase !== 'running');
  const steps = [...new Set(dialled.flatMap(({ step }) => step ?? []))];
  const ports = port === undefined ? [...new Set(dialled.flatMap((one) => one.port ?? []))] : [];
  const shown = ports.length > 3 ? [`${ports.length} ports`] : ports.map((number) => `:${number}`);
  const words =
    verdict === 'fails'
      ? [`${dialled.length > 1 ? 'fail' : 'fails'}: ${steps.join(', ')}`]
      : verdict === 'fragile'
        ? ['fragile']
        : verdict === 'unknown'
          ? ['?']
          : [];
  const count = dialled.length > 1 && verdict !== undefined ? [`${dialled.length} addresses`] : [];
  return [...count, ...phases, ...shown, ...words].join(' ');
}

const COUNTED: readonly (readonly [verdict: Verdict, words: string])[] = [
  ['fails', 'failing'],
  ['fragile', 'fragile'],
  ['unknown', 'unknown'],
  ['onceReady', 'working once pods are ready'],
  ['works', 'working'],
];

/** The picture in one sentence, for who does not see it. */
export function summaryOf({ nodes, edges, lonely }: Graph): string {
  const counts = COUNTED.flatMap(([verdict, words]) => {
    const lines = edges.filter((edge) => edge.verdict === verdict);
    const count = lines.reduce((sum, { dialled }) => sum + dialled.length, 0);
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const total = edges.reduce((sum, { dialled }) => sum + dialled.length, 0);
  const sorts = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  const left = lonely === 0 ? '' : ` ${some(lonely, 'workload')} without Services and connections left out.`;
  return `${some(nodes.length, 'box', 'boxes')}, ${some(total, 'connection')}${sorts}.${left}`;
}

/** `1 pod`, `3 pods`. */
export function some(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
