import { isUtf8 } from 'node:buffer';
import { Outline } from './outline';

/** A line and a column, both counted from 1, the column in UTF-16 units as editors and SARIF count. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `dist/web.k8s.yaml:12:3`, which terminals and editors open; `-` for no place. */
export function placeText(place: Place | undefined): string {
  return place === undefined ? '-' : `${place.file}:${place.line}:${place.column}`;
}

/** The text of a file or a stream, with its name for people. */
export class TextFile {
  #lineStarts: readonly number[] | undefined;
  #outline: { readonly stretch: string; readonly outline: Outline } | undefined;

  public constructor(
    public readonly name: string,
    public readonly text: string,
  ) {}

  /** The line and column of an offset in the text. */
  public place(offset: number): Place {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { file: this.name, line: low + 1, column: offset - starts[low]! + 1 };
  }

  /**
   * Where the fields of a stretch of the text stand. Only the last outline is kept: findings come object by object, and
   * all outlines of a long stream would take more memory than what was read.
   */
  public outlineOf(stretch: string): Outline {
    if (this.#outline?.stretch !== stretch) this.#outline = { stretch, outline: new Outline(stretch) };
    return this.#outline.outline;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** What bytes say: a text, perhaps with the first byte that is none, or that they are no text at all. */
export type Decoded =
  | { readonly text: string; readonly broken?: { readonly offset: number; readonly byte: number } }
  | { readonly binary: string };

const HEAD = 8192;

/** Reads bytes as Kubernetes does: UTF-8, or UTF-16 where a byte order mark says so. */
export function decode(bytes: Buffer): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.subarray(2).toString('utf16le') };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return {
      text: Buffer.from(bytes.subarray(2, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    };
  const head = bytes.subarray(0, HEAD);
  const nul = head.indexOf(0);
  if (nul >= 0) return { binary: `byte ${nul} is NUL` };
  if (isUtf8(bytes)) return { text: bytes.toString('utf8', startsWithMark(bytes) ? 3 : 0) };
  const control = head.findIndex((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
  if (control >= 0) return { binary: `byte ${control} is the control character 0x${hex(head[control]!)}` };
  const text = bytes.toString('utf8');
  return { text, broken: firstBroken(bytes, text) };
}

/** A byte as two hexadecimal digits. */
export function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The first replacement character of a text that stands for a broken byte, and not for itself. */
function firstBroken(bytes: Buffer, text: string): { offset: number; byte: number } {
  let byteAt = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    byteAt += Buffer.byteLength(text.slice(from, at));
    from = at;
    if (bytes[byteAt] !== 0xef || bytes[byteAt + 1] !== 0xbf || bytes[byteAt + 2] !== 0xbd)
      return { offset: at, byte: bytes[byteAt] ?? 0 };
  }
  return { offset: 0, byte: bytes[0] ?? 0 };
}
