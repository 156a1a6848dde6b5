import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event } from 'js-yaml';
import { MAX_DEPTH } from './limits';
import { addToList } from '../manifest/lists';

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

/** A node of a document and where it begins in the text. */
interface Node {
  readonly start: number;
  /** What a scalar says, before its type is resolved; empty for any other node. */
  readonly word: string;
  /** Keys and values of a mapping in the order of the text; a key that stands twice is there twice. */
  readonly entries: readonly (readonly [key: Node, value: Node])[];
  /** The items of a sequence. */
  readonly items: readonly Node[];
}

/**
 * Where the fields of a text's documents stand: what a parsed value has lost.
 *
 * It parses the text once more, so it is made only for a text that has a finding.
 */
export class Outline {
  readonly #documents: readonly Node[];

  /** @param text YAML that has been parsed without an error */
  public constructor(text: string) {
    this.#documents = documentsOf(text);
  }

  /**
   * Where the field of a path begins (`spec.ports[0].name`), or the nearest one around it that the text has.
   *
   * A key with dots in it may be written with or without quotes: `metadata.labels.app.kubernetes.io/name`,
   * `metadata.labels["app.kubernetes.io/name"]`.
   */
  public startOf(document: number, path: string): number {
    const root = this.#documents[document];
    if (root === undefined) return 0;
    let here = root;
    let start = root.start;
    for (let rest = path; rest !== '';) {
      const step = stepInto(here, rest);
      if (step === undefined) break;
      ({ node: here, start, rest } = step);
    }
    return start;
  }

  /** Every key that stands more than once in a mapping of a document; `<<` may. */
  public duplicateKeys(document: number): readonly DuplicateKey[] {
    const root = this.#documents[document];
    const found = root === undefined ? [] : duplicatesIn(root, '');
    return [...found].sort((a, b) => a.last - b.last);
  }
}

function* duplicatesIn(node: Node, path: string): Generator<DuplicateKey> {
  const starts = new Map<string, number[]>();
  for (const [{ word, start }, value] of node.entries) {
    addToList(starts, word, start);
    yield* duplicatesIn(value, path === '' ? word : `${path}.${word}`);
  }
  for (const [key, places] of starts)
    if (places.length > 1 && key !== '<<')
      yield { key, within: path, first: places[0]!, last: places.at(-1)!, times: places.length };
  for (const [index, item] of node.items.entries()) yield* duplicatesIn(item, `${path}[${index}]`);
}

/** The node behind the first step of a path, where that step begins in the text, and what is left of the path. */
function stepInto(node: Node, path: string): { node: Node; start: number; rest: string } | undefined {
  const position = /^\.?\[(\d+)\]\.?/.exec(path);
  if (position !== null) {
    const item = node.items[Number(position[1])];
    return item && { node: item, start: item.start, rest: path.slice(position[0].length) };
  }
  const quoted = /^\.?\[(["'])(.*?)\1\]\.?/.exec(path);
  // The longest key that fits: `a.b` before `a`. Of two equal ones the last, which is the one that counts.
  let best: readonly [key: Node, value: Node] | undefined;
  for (const entry of node.entries) {
    const { word } = entry[0];
    const fits = quoted === null ? begins(path, word) : word === quoted[2];
    if (fits && (best === undefined || word.length >= best[0].word.length)) best = entry;
  }
  if (best === undefined) return undefined;
  const [{ start, word }, value] = best;
  const length = quoted === null ? word.length + (path[word.length] === '.' ? 1 : 0) : quoted[0].length;
  return { node: value, start, rest: path.slice(length) };
}

function begins(path: string, key: string): boolean {
  return path.startsWith(key) && (path.length === key.length || path[key.length] === '.' || path[key.length] === '[');
}

/** The documents of a text as trees. */
function documentsOf(text: string): readonly Node[] {
  const events = parseEvents(text, { maxDepth: MAX_DEPTH });
  let next = 0;
  // A node without text (`key:` and nothing after it) has no place: it stands where the one before it does.
  let start = 0;
  const isEnd = (): boolean => next >= events.length || events[next]!.type === EVENT_ID.POP;
  const nodesUntilEnd = (): readonly Node[] => {
    const nodes: Node[] = [];
    while (!isEnd()) nodes.push(read(events[next++]!));
    next += 1;
    return nodes;
  };
  const read = (event: Event): Node => {
    const node = { start: (start = startOf(event) ?? start), word: '', entries: [], items: [] };
    if (event.type === EVENT_ID.SCALAR) return { ...node, word: getScalarValue(text, event) };
    if (event.type === EVENT_ID.SEQUENCE) return { ...node, items: nodesUntilEnd() };
    if (event.type === EVENT_ID.MAPPING) return { ...node, entries: pairs(nodesUntilEnd()) };
    return node;
  };
  const documents: Node[] = [];
  while (next < events.length) {
    // The event that begins a document, its node, and the event that ends it.
    next += 1;
    documents.push(nodesUntilEnd()[0] ?? { start, word: '', entries: [], items: [] });
  }
  return documents;
}

/** Where a node begins, with its quote or its `*`; `undefined` where it has no text. */
function startOf(event: Event): number | undefined {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE)
    return event.start < 0 ? undefined : event.start;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}

function pairs(nodes: readonly Node[]): readonly (readonly [key: Node, value: Node])[] {
  return nodes.flatMap((key, index) => (index % 2 === 0 ? [[key, nodes[index + 1]!] as const] : []));
}
