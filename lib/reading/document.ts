import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import { indentFlow, IndentedText } from './flow-indent';
import { jsonStarts } from './json-stream';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';
import { MAX_DEPTH } from './limits';

/** A stretch of a stream between two `---`, with its place in the stream. */
export class Part {
  /**
   * @param text what is parsed
   * @param offset where in the stream it begins
   * @param indented where `text` is not what was written, but an indented copy of it
   */
  public constructor(
    public readonly text: string,
    public readonly offset: number,
    private readonly indented?: IndentedText,
  ) {}

  /** Where in the stream a character of the text stands. */
  public inStream(offset: number): number {
    return this.offset + (this.indented?.written(offset) ?? offset);
  }
}

/** What a part of a stream holds, or why it could not be read. */
export type Parsed = Values | { readonly problem: string; readonly offset: number };

/** One value a document. */
export interface Values {
  readonly values: readonly unknown[];
  readonly duplicates: boolean;
  /** The text that the values are of, where it had to be indented first. */
  readonly indented?: IndentedText;
}

const SEPARATOR = /^---(?=[ \t\r\n]|$)/gm;

/**
 * Cuts a stream at its `---` lines, as kubectl does.
 *
 * An error in one document then leaves the others readable, and no more than a stretch of a long stream is parsed at a time.
 */
export function parts(stream: string): readonly Part[] {
  const cuts: number[] = [];
  for (const match of stream.matchAll(SEPARATOR)) {
    // Directives (`%YAML 1.1`) stand before their `---` and stay with it.
    const before = stream.slice(cuts.at(-1) ?? 0, match.index);
    if (cuts.length > 0 || match.index > 0) if (!directivesOnly(before)) cuts.push(match.index);
  }
  const starts = [0, ...cuts];
  return starts.map((offset, index) => new Part(stream.slice(offset, starts[index + 1]), offset));
}

function directivesOnly(text: string): boolean {
  return text.startsWith('%') && text.split('\n').every((line) => /^(?:[%#].*|\s*)$/.test(line));
}

/** How many characters are parsed at a time: a call of the parser costs as much as a small document. */
const BATCH = 65_536;

/** All parts of a stream with what they hold. */
export function* parseStream(stream: string): Generator<{ readonly part: Part; readonly parsed: Parsed }> {
  const all = parts(stream);
  for (let from = 0, to: number; from < all.length; from = to) {
    const begin = all[from]!.offset;
    to = from + 1;
    while (to < all.length && all[to]!.offset + all[to]!.text.length - begin <= BATCH) to += 1;
    const batch = all.slice(from, to);
    const whole = to - from > 1 ? together(stream.slice(begin, all[to]?.offset), batch.length) : undefined;
    for (const [index, part] of batch.entries()) {
      if (whole === undefined) yield* parsedAlone(part);
      else yield { part, parsed: { values: [whole[index]], duplicates: false } };
    }
  }
}

function* parsedAlone(part: Part): Generator<{ readonly part: Part; readonly parsed: Parsed }> {
  const parsed = parse(part.text);
  const starts = 'problem' in parsed && /^\s*\{/.test(part.text) ? jsonStarts(part.text) : [0];
  if (starts.length > 1)
    for (const [index, start] of starts.entries()) {
      const text = part.text.slice(start, starts[index + 1]);
      yield { part: new Part(text, part.offset + start), parsed: parse(text) };
    }
  else {
    const indented = 'indented' in parsed ? parsed.indented : undefined;
    yield { part: indented === undefined ? part : new Part(indented.text, part.offset, indented), parsed };
  }
}

/** One value for each of so many parts, if all of them are good and none holds several documents or none. */
function together(text: string, count: number): readonly unknown[] | undefined {
  // `...` ends a document, so that another one can follow without `---`.
  if (text.startsWith('...') || text.includes('\n...')) return undefined;
  const parsed = load(text, false);
  return 'problem' in parsed || parsed.values.length !== count ? undefined : parsed.values;
}

/** The values of a part. Of a key that stands twice the last one counts, as for kubectl. */
export function parse(text: string): Parsed {
  const parsed = repeatedKeys(text);
  if (!('problem' in parsed)) return parsed;
  // YAML 1.1, which kubectl reads, ends lines with these too.
  const broken = text.replace(/[\u0085\u2028\u2029]/g, '\n');
  if (broken !== text) {
    const again = parse(broken);
    return 'problem' in again ? again : { indented: new IndentedText(broken, []), ...again };
  }
  if (parsed.problem !== 'deficient indentation') return parsed;
  // kubectl and Helm read it nevertheless.
  const indented = indentFlow(text);
  const again = repeatedKeys(indented.text);
  return 'problem' in again ? { ...again, offset: indented.written(again.offset) } : { ...again, indented };
}

function repeatedKeys(text: string): Parsed {
  const strict = load(text, false);
  if (!('problem' in strict) || !/duplicated mapping key/.test(strict.problem)) return strict;
  const lenient = load(text, true);
  return 'problem' in lenient ? lenient : { ...lenient, duplicates: true };
}

function load(text: string, json: boolean): Parsed {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    const values = constructFromEvents(events, { source: text, schema: KUBERNETES_SCHEMA, json });
    return { values, duplicates: false };
  } catch (error) {
    if (error instanceof YAMLException)
      return {
        problem: error.reason.replace(/\s+/g, ' ').trim(),
        offset: Math.min(error.mark?.position ?? 0, text.length),
      };
    // Whatever else the parser throws on strange input is an error of this text as well.
    return { problem: error instanceof Error ? error.message : String(error), offset: 0 };
  }
}
