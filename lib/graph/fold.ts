import { addToList } from '../manifest/lists';
import { some, type Dialled, type Graph, type GraphEdge, type GraphNode } from './graph';
import type { Fold, View } from './view';

/** More boxes than this are hard to read at once. */
const MANY = 40;

/** The picture as it is asked for. */
export function viewOf(graph: Graph, { fold, only }: View): Graph {
  const shown = only.length === 0 ? graph : around(graph, new Set(only));
  if (fold !== 'auto') return folded(shown, fold);
  const groups = folded(shown, 'group');
  if (shown.nodes.length <= MANY) return shown;
  const namespaces = new Set(shown.nodes.flatMap(({ namespace }) => namespace ?? []));
  return groups.nodes.length <= MANY || namespaces.size < 2 ? groups : folded(shown, 'namespace');
}

/** Folds boxes into those of their groups or namespaces; lines between the same two boxes become one. */
export function folded(graph: Graph, fold: Fold): Graph {
  switch (fold) {
    case 'none':
      return graph;
    case 'group': {
      const groups = groupsOf(graph);
      return merged(graph, ({ id }) => groups.get(id), groupBox);
    }
    case 'namespace':
      return merged(graph, ({ namespace, about }) => namespace ?? `${OUTSIDE}${about}`, namespaceBox);
  }
}

/** The boxes of some namespaces and what they are connected with. */
function around(graph: Graph, only: ReadonlySet<string>): Graph {
  const within = new Set(
    graph.nodes.flatMap(({ id, namespace }) => (namespace !== undefined && only.has(namespace) ? [id] : [])),
  );
  const edges = graph.edges.filter(({ from, to }) => within.has(from) || within.has(to));
  const touched = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = graph.nodes.filter(({ id }) => within.has(id) || touched.has(id));
  return merged(
    { nodes, edges, lonely: 0 },
    ({ id, namespace }) => (within.has(id) ? undefined : namespace),
    namespaceBox,
  );
}

/** The group of each box that has one: the workload of a Service that selects it alone, and that workload itself. */
function groupsOf({ nodes, edges }: Graph): ReadonlyMap<string, string> {
  const workloads = new Set(nodes.filter(({ kind }) => kind === 'workload').map(({ id }) => id));
  const selected = new Map<string, string[]>();
  for (const { from, to, kind } of edges) if (kind !== 'dials') addToList(selected, from, to);
  const groups = new Map<string, string>();
  for (const [service, [only, ...others]] of selected)
    if (only !== undefined && others.length === 0 && workloads.has(only)) groups.set(service, only).set(only, only);
  return groups;
}

type Box = Omit<GraphNode, 'id'>;

/** One box for all boxes that `into` gives the same key. Those without a key stay. */
function merged(
  graph: Graph,
  into: (node: GraphNode) => string | undefined,
  box: (inside: readonly GraphNode[]) => Box,
): Graph {
  const members = new Map<string, GraphNode[]>();
  const stay = new Set<string>();
  for (const node of graph.nodes) {
    const key = into(node);
    if (key === undefined) stay.add(node.id);
    // The two kinds of keys never meet.
    addToList(members, key === undefined ? `stays ${node.id}` : `into ${key}`, node);
  }
  const idOf = new Map<string, string>();
  const nodes = [...members.values()].map((inside, index): GraphNode => {
    const id = `n${index}`;
    for (const node of inside) idOf.set(node.id, id);
    const [first] = inside;
    return first !== undefined && stay.has(first.id) ? { ...first, id } : { ...box(inside), id };
  });
  return { ...graph, nodes, edges: mergedEdges(graph.edges, idOf, stay) };
}

function mergedEdges(
  edges: readonly GraphEdge[],
  idOf: ReadonlyMap<string, string>,
  stay: ReadonlySet<string>,
): readonly GraphEdge[] {
  const kept = new Map<string, { readonly edge: GraphEdge; readonly dialled: Dialled[] }>();
  for (const edge of edges) {
    const from = idOf.get(edge.from) ?? edge.from;
    const to = idOf.get(edge.to) ?? edge.to;
    // A Service and its pods are one box now.
    if (from === to && edge.kind !== 'dials') continue;
    const port = stay.has(edge.to) ? edge.port : undefined;
    const key = [from, to, edge.kind, edge.verdict, port].join(' ');
    const there = kept.get(key) ?? { edge: { ...edge, from, to, port }, dialled: [] };
    kept.set(key, there);
    for (const one of edge.dialled) there.dialled.push(one);
  }
  return [...kept.values()].map(({ edge, dialled }, index) => ({ ...edge, id: `e${index}`, dialled }));
}

function groupBox(inside: readonly GraphNode[]): Box {
  const workload = inside.find(({ kind }) => kind === 'workload');
  const services = inside.filter(({ kind }) => kind === 'service');
  return {
    kind: 'group',
    namespace: workload?.namespace,
    title: workload?.title ?? '',
    about: workload?.about ?? '',
    names: services.flatMap(({ names }) => names.slice(0, 1)),
    ports: [...new Set(services.flatMap(({ ports }) => ports))],
  };
}

/** No namespace begins so. */
const OUTSIDE = ' ';

/** A namespace; or all names that lead to none, and why. */
function namespaceBox(inside: readonly GraphNode[]): Box {
  const count = (kind: GraphNode['kind']): number => inside.filter((node) => node.kind === kind).length;
  const namespace = inside[0]?.namespace;
  if (namespace === undefined) return hostsBox(inside);
  return {
    kind: 'namespace',
    namespace,
    title: namespace,
    about: `${some(count('workload'), 'workload')}, ${some(count('service'), 'Service')}`,
    names: [],
    ports: [],
  };
}

/** More names than this are counted. */
const MOST_NAMES = 12;

function hostsBox(inside: readonly GraphNode[]): Box {
  const [first] = inside;
  const names = inside.map(({ title }) => title);
  const more = names.length > MOST_NAMES ? [`… ${names.length - MOST_NAMES} more`] : [];
  return {
    kind: 'host',
    namespace: undefined,
    title: names.length === 1 ? (names[0] ?? '') : some(names.length, 'name'),
    about: first?.about ?? '',
    names: names.length === 1 ? [] : [...names.slice(0, MOST_NAMES), ...more],
    ports: [],
  };
}
