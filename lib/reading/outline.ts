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

/** A YAML text as its parser's events, and for each event the place after the node that begins with it. */
interface Events {
  readonly text: string;
  readonly all: readonly Event[];
  readonly ends: readonly number[];
}

/** A node of a document. Its parts are looked for when they are asked for: few nodes of a text have a finding. */
class Node {
  #parts: readonly Node[] | undefined;

  public constructor(
    private readonly events: Events,
    private readonly at: number,
  ) {}

  /** Where it begins. A node without text (`key:` and nothing after it) stands where the one before it does. */
  public get start(): number {
    for (let at = this.at; at >= 0; at -= 1) {
      const start = startOf(this.events.all[at]);
      if (start !== undefined) return start;
    }
    return 0;
  }

  /** What a scalar says, before its type is resolved; empty for any other node. */
  public get word(): string {
    const event = this.events.all[this.at];
    return event?.type === EVENT_ID.SCALAR ? getScalarValue(this.events.text, event) : '';
  }

  /** Keys and values of a mapping in the order of the text; a key that stands twice is there twice. */
  public get entries(): readonly (readonly [key: Node, value: Node])[] {
    return this.#type === EVENT_ID.MAPPING ? pairs(this.#within()) : [];
  }

  /** The items of a sequence. */
  public get items(): readonly Node[] {
    return this.#type === EVENT_ID.SEQUENCE ? this.#within() : [];
  }

  get #type(): Event['type'] | undefined {
    return this.events.all[this.at]?.type;
  }

  #within(): readonly Node[] {
    return (this.#parts ??= this.#read());
  }

  #read(): readonly Node[] {
    const { ends } = this.events;
    const parts: Node[] = [];
    const last = (ends[this.at] ?? 0) - 1;
    for (let at = this.at + 1; at < last; at = ends[at] ?? last) parts.push(new Node(this.events, at));
    return parts;
  }
}

/**
 * Where the fields of a text's documents stand: what a parsed value has lost.
 *
 * It parses the text once more, so it is made only for a text that has a finding, and soon forgotten.
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

/** The documents of a text, each by the node that it holds. */
function documentsOf(text: string): readonly Node[] {
  const all = parseEvents(text, { maxDepth: MAX_DEPTH });
  const events = { text, all, ends: endsOf(all) };
  const documents: Node[] = [];
  for (let at = 0; at < all.length; at = events.ends[at] ?? all.length) documents.push(new Node(events, at + 1));
  return documents;
}

function endsOf(events: readonly Event[]): readonly number[] {
  const ends = events.map((_, at) => at + 1);
  const open: number[] = [];
  for (const [at, { type }] of events.entries())
    if (type === EVENT_ID.POP) ends[open.pop() ?? at] = at + 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(at);
  return ends;
}

/** Where a node begins, with its quote or its `*`; `undefined` where it has no text. */
function startOf(event: Event | undefined): number | undefined {
  if (event === undefined) return undefined;
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
