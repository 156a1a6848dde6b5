import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event } from 'js-yaml';
import { MAX_DEPTH } from './limits';

/** A node of a YAML text with its place: what a parsed value has lost. */
export interface Node {
  readonly start: number;
  /** The pairs of a mapping, in the order of the text, a key that stands twice included. */
  readonly pairs: readonly Pair[];
  /** The entries of a sequence. */
  readonly items: readonly Node[];
  /** The text of a scalar, before its type is resolved. */
  readonly scalar: string | undefined;
}

export interface Pair {
  readonly key: string;
  readonly keyStart: number;
  readonly value: Node;
}

interface OpenNode {
  start: number;
  pairs: Pair[];
  items: Node[];
  scalar: string | undefined;
}

interface Frame {
  readonly kind: 'document' | 'sequence' | 'mapping';
  readonly node: OpenNode;
  key: Node | undefined;
}

/**
 * The places of every node of a text that js-yaml accepts, one root a document.
 *
 * Costs a second parse, so it is only made for texts with findings.
 */
export function outline(text: string): readonly Node[] {
  const roots: Node[] = [];
  const open: Frame[] = [];
  let last = 0;
  const add = (node: Node): void => {
    const frame = open.at(-1);
    if (frame === undefined) return;
    if (frame.kind === 'document') roots.push(node);
    else if (frame.kind === 'sequence') frame.node.items.push(node);
    else if (frame.key === undefined) frame.key = node;
    else {
      frame.node.pairs.push({ key: frame.key.scalar ?? '', keyStart: frame.key.start, value: node });
      frame.key = undefined;
    }
  };
  for (const event of parseEvents(text, { maxDepth: MAX_DEPTH })) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    // A node without text (`key:` and nothing after it) has no place: it stands after the one before it.
    const own = start(event);
    if (own >= 0) last = own;
    const node: OpenNode = { start: last, pairs: [], items: [], scalar: undefined };
    if (event.type === EVENT_ID.DOCUMENT) {
      open.push({ kind: 'document', node, key: undefined });
      continue;
    }
    if (event.type === EVENT_ID.SCALAR) node.scalar = getScalarValue(text, event);
    add(node);
    if (event.type === EVENT_ID.SEQUENCE) open.push({ kind: 'sequence', node, key: undefined });
    if (event.type === EVENT_ID.MAPPING) open.push({ kind: 'mapping', node, key: undefined });
  }
  return roots;
}

function start(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      // A quoted text begins at its quote.
      return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
        ? event.valueStart - 1
        : event.valueStart;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    default:
      return -1;
  }
}

/**
 * Where the field of a path begins (`spec.ports[0].name`), or the nearest one around it that the text has.
 *
 * A key with dots in it may be written with or without quotes: `metadata.labels.app.kubernetes.io/name`,
 * `metadata.labels["app.kubernetes.io/name"]`.
 */
export function startOf(root: Node, path: string): number {
  let here = root;
  let found = root.start;
  let rest = path;
  while (rest !== '') {
    const step = stepInto(here, rest);
    if (step === undefined) return found;
    found = step.start;
    here = step.node;
    rest = step.rest;
  }
  return found;
}

function stepInto(node: Node, path: string): { node: Node; start: number; rest: string } | undefined {
  const position = /^\[(\d+)\]\.?/.exec(path);
  if (position) {
    const item = node.items[Number(position[1])];
    return item && { node: item, start: item.start, rest: path.slice(position[0].length) };
  }
  const quoted = /^\.?\[(["'])(.*?)\1\]\.?/.exec(path);
  // The longest key that fits: `a.b` before `a`. Of two equal ones the last, which is the one that counts.
  let best: Pair | undefined;
  for (const pair of node.pairs) {
    const fits = quoted ? pair.key === quoted[2] : begins(path, pair.key);
    if (fits && (best === undefined || pair.key.length >= best.key.length)) best = pair;
  }
  if (best === undefined) return undefined;
  const rest = quoted ? path.slice(quoted[0].length) : path.slice(best.key.length).replace(/^\./, '');
  return { node: best.value, start: best.keyStart, rest };
}

function begins(path: string, key: string): boolean {
  return path.startsWith(key) && (path.length === key.length || path[key.length] === '.' || path[key.length] === '[');
}

/** A key that stands more than once in one mapping. */
export interface DuplicateKey {
  readonly key: string;
  /** The path of the mapping: `spec`, or `''` for the document itself. */
  readonly within: string;
  readonly first: number;
  /** Where the one stands that counts. */
  readonly last: number;
  readonly times: number;
}

/** Every key that stands more than once in a mapping; `<<` may. */
export function duplicateKeys(root: Node): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const waiting: { node: Node; path: string }[] = [{ node: root, path: '' }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { node, path } = at;
    const starts = new Map<string, number[]>();
    for (const { key, keyStart, value } of node.pairs) {
      const there = starts.get(key);
      if (there === undefined) starts.set(key, [keyStart]);
      else there.push(keyStart);
      waiting.push({ node: value, path: path === '' ? key : `${path}.${key}` });
    }
    for (const [key, places] of starts)
      if (places.length > 1 && key !== '<<')
        found.push({ key, within: path, first: places[0]!, last: places.at(-1)!, times: places.length });
    node.items.forEach((item, index) => waiting.push({ node: item, path: `${path}[${index}]` }));
  }
  return found.sort((a, b) => a.last - b.last);
}
