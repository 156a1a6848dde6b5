import { EVENT_ID, getScalarValue, SCALAR_STYLE, type Event, type ScalarEvent } from 'js-yaml';

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

const SCALAR = 0;
const QUOTED = 1;
const MAPPING = 2;
const SEQUENCE = 3;
const ALIAS = 4;
/** A place and the kind of what stands there are one number. */
const KIND_BITS = 3;

/** How many numbers are asked for at a time: V8 counts each array of numbers as a burden, and collects garbage for it. */
const BLOCK = 1_048_576;
let block = new Int32Array(0);
let used = 0;

/**
 * Where every node of some documents stands in their text: what a parsed value has lost.
 *
 * It is made of the events of the very parse that makes the values, for any object may have a finding. So it has to be
 * small: a node is two numbers, and stands right before the nodes inside it.
 */
export class Outline {
  readonly #text: string;
  readonly #origins: readonly number[];
  /** Two numbers a node: its start with its kind, and its end (see `#end`). */
  readonly #nodes: Int32Array;
  /** The scalars whose value is not the very text that stands there: with escapes, over several lines. */
  readonly #composed = new Map<number, ScalarEvent>();
  readonly #roots: number[] = [];
  readonly #items = new Map<number, readonly number[]>();

  /** @param origins where in the text each document begins, if they are to have places of their own */
  public constructor(text: string, events: readonly Event[], origins: readonly number[] = [0]) {
    this.#text = text;
    this.#origins = origins;
    if (block.length - used < 2 * events.length) {
      block = new Int32Array(Math.max(2 * events.length, BLOCK));
      used = 0;
    }
    this.#nodes = block.subarray(used);
    used += 2 * this.#read(events);
  }

  /** Writes down the nodes, and says how many they are: not every event is one. */
  #read(events: readonly Event[]): number {
    const nodes = this.#nodes;
    // Of the nodes that are open, the document is none: -1.
    const open: number[] = [];
    let node = 0;
    let last = 0;
    let kind = SCALAR;
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          last = this.#origins[this.#roots.length] ?? last;
          this.#roots.push(node);
          open.push(-1);
          continue;
        case EVENT_ID.POP: {
          const collection = open.pop() ?? -1;
          if (collection >= 0) nodes[2 * collection + 1] = node;
          continue;
        }
        case EVENT_ID.SCALAR: {
          const { style, valueStart, valueEnd } = event;
          const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
          kind = quoted ? QUOTED : SCALAR;
          // A node without text (`key:` and nothing after it) has no place: it stands after the one before it.
          if (valueStart >= 0) {
            last = quoted ? valueStart - 1 : valueStart;
            if (!event.fast) this.#composed.set(node, event);
          }
          nodes[2 * node + 1] = valueStart >= 0 ? valueEnd : last;
          break;
        }
        case EVENT_ID.ALIAS:
          kind = ALIAS;
          last = event.anchorStart - 1;
          break;
        default:
          kind = event.type === EVENT_ID.MAPPING ? MAPPING : SEQUENCE;
          if (event.start >= 0) last = event.start;
          open.push(node);
      }
      nodes[2 * node] = (last << KIND_BITS) | kind;
      node += 1;
    }
    return node;
  }

  /**
   * Where the field of a path begins (`spec.ports[0].name`), or the nearest one around it that the text has; counted
   * from where the document's text begins.
   *
   * A key with dots in it may be written with or without quotes: `metadata.labels.app.kubernetes.io/name`,
   * `metadata.labels["app.kubernetes.io/name"]`.
   */
  public startOf(document: number, path: string): number {
    let here = this.#roots[document];
    if (here === undefined) return 0;
    let found = here;
    for (let rest = path; rest !== '';) {
      const step = this.#stepInto(here, rest);
      if (step === undefined) break;
      ({ node: here, found, rest } = step);
    }
    return this.#start(found) - this.#origin(document);
  }

  /** Every key that stands more than once in a mapping of a document; `<<` may. */
  public duplicateKeys(document: number): readonly DuplicateKey[] {
    const root = this.#roots[document];
    if (root === undefined) return [];
    const origin = this.#origin(document);
    const found: DuplicateKey[] = [];
    const waiting: { node: number; path: string }[] = [{ node: root, path: '' }];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const { node, path } = at;
      const starts = new Map<string, number[]>();
      for (const key of this.#keysOf(node)) {
        const word = this.#word(key);
        const start = this.#start(key) - origin;
        const there = starts.get(word);
        if (there === undefined) starts.set(word, [start]);
        else there.push(start);
        waiting.push({ node: this.#after(key), path: path === '' ? word : `${path}.${word}` });
      }
      for (const [key, places] of starts)
        if (places.length > 1 && key !== '<<')
          found.push({ key, within: path, first: places[0]!, last: places.at(-1)!, times: places.length });
      this.#itemsOf(node).forEach((item, index) => waiting.push({ node: item, path: `${path}[${index}]` }));
    }
    return found.sort((a, b) => a.last - b.last);
  }

  #start(node: number): number {
    return this.#nodes[2 * node]! >> KIND_BITS;
  }

  #kind(node: number): number {
    return this.#nodes[2 * node]! & ((1 << KIND_BITS) - 1);
  }

  /** Of a collection: the node that comes after all nodes inside it. Of a scalar: where its text ends. */
  #end(node: number): number {
    return this.#nodes[2 * node + 1]!;
  }

  #origin(document: number): number {
    return this.#origins[document] ?? this.#origins.at(-1) ?? 0;
  }

  #stepInto(node: number, path: string): { node: number; found: number; rest: string } | undefined {
    const bracket = path.startsWith('[') || path.startsWith('.[');
    const position = bracket ? /^\[(\d+)\]\.?/.exec(path) : null;
    if (position) {
      const item = this.#itemsOf(node)[Number(position[1])];
      return item === undefined ? undefined : { node: item, found: item, rest: path.slice(position[0].length) };
    }
    const quoted = bracket ? /^\.?\[(["'])(.*?)\1\]\.?/.exec(path) : null;
    // The longest key that fits: `a.b` before `a`. Of two equal ones the last, which is the one that counts.
    let best: number | undefined;
    let length = 0;
    for (const key of this.#keysOf(node)) {
      const word = this.#word(key);
      const fits = quoted ? word === quoted[2] : begins(path, word);
      if (fits && word.length >= length) {
        best = key;
        length = word.length;
      }
    }
    if (best === undefined) return undefined;
    const rest = quoted ? path.slice(quoted[0].length) : path.slice(path[length] === '.' ? length + 1 : length);
    return { node: this.#after(best), found: best, rest };
  }

  /** The keys of a mapping in the order of the text, each before its value; one that stands twice is there twice. */
  #keysOf(mapping: number): readonly number[] {
    const keys: number[] = [];
    if (this.#kind(mapping) !== MAPPING) return keys;
    const end = this.#end(mapping);
    for (let key = mapping + 1; key < end; key = this.#after(this.#after(key))) keys.push(key);
    return keys;
  }

  /** The entries of a sequence. They are counted once: a List may have thousands, and many a finding in each. */
  #itemsOf(sequence: number): readonly number[] {
    if (this.#kind(sequence) !== SEQUENCE) return [];
    let items = this.#items.get(sequence);
    if (items === undefined) {
      const found: number[] = [];
      const end = this.#end(sequence);
      for (let item = sequence + 1; item < end; item = this.#after(item)) found.push(item);
      this.#items.set(sequence, (items = found));
    }
    return items;
  }

  /** The node that follows a node and all that is inside it. */
  #after(node: number): number {
    const kind = this.#kind(node);
    return kind === MAPPING || kind === SEQUENCE ? this.#end(node) : node + 1;
  }

  /** The text of a scalar before its type is resolved; empty for any other node. */
  #word(node: number): string {
    const composed = this.#composed.get(node);
    if (composed !== undefined) return getScalarValue(this.#text, composed);
    const kind = this.#kind(node);
    if (kind !== SCALAR && kind !== QUOTED) return '';
    return this.#text.slice(this.#start(node) + (kind === QUOTED ? 1 : 0), this.#end(node));
  }
}

function begins(path: string, key: string): boolean {
  return path.startsWith(key) && (path.length === key.length || path[key.length] === '.' || path[key.length] === '[');
}
