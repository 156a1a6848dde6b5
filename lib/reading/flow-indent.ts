/** Spaces that were put into a text, at an offset of the text with all of them. */
interface Padding {
  readonly at: number;
  readonly width: number;
}

/** A text whose continuation lines are indented as YAML wants them, and the way back to the text as it was written. */
export class IndentedText {
  public constructor(
    public readonly text: string,
    private readonly paddings: readonly Padding[],
  ) {}

  /** Where a character of the indented text stands in the one that was written. */
  public written(offset: number): number {
    let added = 0;
    for (const { at, width } of this.paddings) {
      if (at > offset) break;
      added += Math.min(width, offset - at);
    }
    return offset - added;
  }
}

/** What begins a block scalar: its lines are indented by it and hold no structure. */
const BLOCK_SCALAR = /^[|>][-+0-9]*[ \t]*(?:#.*)?$/;
/** Tags and anchors before a value. */
const PROPERTIES = /^(?:[!&]\S*[ \t]+)*/;
/** A plain or quoted key with its colon. */
const KEY = /^(?:"(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|[^\s"'[\]{}#&*!|>%@`,][^\n]*?):(?=[ \t]|$)/;

/**
 * Indents the lines within brackets and quotes that stand further left than YAML allows.
 *
 * Go's YAML, and so kubectl and Helm, accepts them: a closing bracket under its key, a dashboard as a quoted text of
 * many lines. js-yaml refuses them. The blanks before such a line mean nothing, so the values stay the same.
 */
export function indentFlow(source: string): IndentedText {
  const lines = source.split('\n');
  const out: string[] = [];
  const paddings: Padding[] = [];
  let length = 0;
  // Of the brackets or quotes that are open: their column, and what closes them.
  let column = -1;
  let scan = new FlowScan();
  // Lines that are indented by more than this belong to a block scalar.
  let scalar = -1;
  for (const line of lines) {
    const indent = /^ */.exec(line)![0].length;
    const blank = line.trim() === '';
    let rest: string;
    let padding = 0;
    if (scan.open) {
      if (!blank && indent <= column) padding = column + 1 - indent;
      rest = line;
    } else if (scalar >= 0 && (blank || indent > scalar)) rest = '';
    else {
      const value = valueOf(line);
      ({ scalar } = value);
      rest = scalar >= 0 ? '' : line.slice(value.from);
      if (/^["'[{]/.test(rest)) {
        column = value.from;
        scan = new FlowScan();
      } else rest = '';
    }
    if (rest !== '') scan.read(rest);
    if (padding > 0) paddings.push({ at: length, width: padding });
    out.push(' '.repeat(padding) + line);
    length += padding + line.length + 1;
  }
  return new IndentedText(out.join('\n'), paddings);
}

/** Where the value of a line begins, behind dashes and the key; `scalar` is its parent's column if it is a block scalar. */
function valueOf(line: string): { from: number; scalar: number } {
  let from = 0;
  const skip = (pattern: RegExp): boolean => {
    const width = pattern.exec(line.slice(from))?.[0].length ?? 0;
    from += width;
    return width > 0;
  };
  skip(/^(?:---[ \t]+)?/);
  skip(/^[ \t]*/);
  let parent = from;
  while (skip(/^-[ \t]+/)) parent = from;
  // The entry of a sequence is indented by its dash, a value by its key.
  const dash = /-[ \t]+$/.exec(line.slice(0, from))?.index;
  skip(PROPERTIES);
  if (skip(KEY)) skip(/^[ \t]*/);
  else if (dash !== undefined) parent = dash;
  skip(PROPERTIES);
  return { from, scalar: BLOCK_SCALAR.test(line.slice(from).trimEnd()) ? parent : -1 };
}

/** Follows brackets and quotes from line to line. */
class FlowScan {
  #depth = 0;
  #quote = '';

  public get open(): boolean {
    return this.#depth > 0 || this.#quote !== '';
  }

  public read(line: string): void {
    for (let at = 0; at < line.length; at += 1) {
      const char = line[at]!;
      if (this.#quote !== '') {
        // `\"` and `''` stand for a quote.
        if (char === (this.#quote === '"' ? '\\' : line[at + 1] === "'" ? "'" : '')) at += 1;
        else if (char === this.#quote) this.#quote = '';
      } else if (char === '#' && (at === 0 || /[ \t]/.test(line[at - 1]!))) return;
      else if ((char === '"' || char === "'") && this.#startsToken(line, at)) this.#quote = char;
      else if (char === '[' || char === '{') this.#depth += 1;
      else if (char === ']' || char === '}') {
        this.#depth -= 1;
        if (this.#depth <= 0) return;
      }
      if (!this.open) return;
    }
  }

  /** Within a plain text, a quote is a letter: `{a: it's}`. */
  #startsToken(line: string, at: number): boolean {
    return /(?:^|[[{,:?]|[!&]\S+[ \t])[ \t]*$/.test(line.slice(Math.max(0, at - 200), at));
  }
}
