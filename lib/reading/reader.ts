import type { Manifest } from '../manifest/manifest';
import type { Origin } from '../manifest/origin';
import { yamlEncoding } from '../rules/document/yaml-encoding';
import { filesOf, identity, readBytes, Unreadable, type InputFile } from './files';
import { MAX_BYTES, MAX_ENTRIES } from './limits';
import { originsOf } from './origins';
import { documentFinding, type PlacedFinding } from './placed-finding';
import type { Source } from './source';
import { readStream } from './stream';
import { decode, hex, TextFile, type Place } from './text-file';

/** The name that findings on stdin carry. */
const STDIN = '<stdin>';

/** The manifests of some paths, the findings on their texts, and what could not be read at all. */
export class Reading {
  public readonly manifests: Manifest[] = [];
  /** Findings on the texts: what is no YAML, what is no object, keys that stand twice. */
  public readonly findings: PlacedFinding[] = [];
  /** One line each, for people: a missing file, a binary one. */
  public readonly problems: string[] = [];
  /** The names of the files and streams that were read, in that order. */
  public readonly files: string[] = [];
  readonly #sources = new Map<Manifest, Source>();
  readonly #places = new Map<Manifest, Place>();
  #origins: ((file: string) => Origin) | undefined;

  public add(manifest: Manifest, source: Source): void {
    this.manifests.push(manifest);
    this.#sources.set(manifest, source);
  }

  public addFinding(finding: PlacedFinding): void {
    this.findings.push(finding);
    if (finding.place !== undefined) this.#places.set(finding.object, finding.place);
  }

  /** The name of the file that an object was read from. */
  public fileOf(object: Manifest): string | undefined {
    return this.#sources.get(object)?.file.name ?? this.#places.get(object)?.file;
  }

  /** Where an object is written, once all is read; `undefined` for an object that was not read here. */
  public originOf(object: Manifest): Origin | undefined {
    const file = this.fileOf(object);
    return file === undefined ? undefined : (this.#origins ??= originsOf(this.files))(file);
  }

  /** Where a field of an object stands; `undefined` for an object that was not read here. */
  public place(object: Manifest, path: string): Place | undefined {
    return this.#sources.get(object)?.place(path) ?? this.#places.get(object);
  }
}

/** Reads paths and stdin. One reader serves a whole run, so that no file is read twice and memory has a bound. */
export class Reader {
  #budget = MAX_BYTES;
  #entries = MAX_ENTRIES;
  readonly #seen = new Set<string>();

  /** @param stdin the bytes that `-` stands for */
  public constructor(private readonly stdin: Buffer = Buffer.alloc(0)) {}

  /** The manifests of the paths; `-` is stdin. */
  public read(paths: readonly string[]): Reading {
    const reading = new Reading();
    for (const path of paths)
      try {
        if (path === '-') this.input(reading);
        else for (const file of filesOf(path)) this.file(file, reading);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        reading.problems.push(error.message);
      }
    return reading;
  }

  /** Stdin, which can be read once however often it is named. */
  private input(reading: Reading): void {
    if (this.#seen.has('-')) return;
    this.#seen.add('-');
    this.bytes(STDIN, this.stdin, true, reading);
  }

  private file(file: InputFile, reading: Reading): void {
    try {
      const known = identity(file.path);
      if (this.#seen.has(known)) return;
      this.#seen.add(known);
      this.bytes(file.path, readBytes(file.path, this.#budget), file.named, reading);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reading.problems.push(error.message);
    }
  }

  private bytes(name: string, bytes: Buffer, named: boolean, reading: Reading): void {
    this.#budget -= bytes.length;
    const decoded = decode(bytes);
    if ('binary' in decoded) throw new Unreadable(`${name}: binary, not YAML (${decoded.binary})`);
    if (named && decoded.text.trim() === '') throw new Unreadable(`${name}: empty, nothing to check`);
    const entries = countEntries(decoded.text);
    if (entries > this.#entries)
      throw new Unreadable(
        `${name}: ${entries} lines or entries, more than is left of the ${MAX_ENTRIES} that one run reads; check it in parts`,
      );
    this.#entries -= entries;
    const file = new TextFile(name, decoded.text);
    reading.files.push(name);
    if (decoded.broken !== undefined)
      reading.addFinding(
        documentFinding({
          rule: yamlEncoding,
          object: {},
          path: '',
          found: `the byte 0x${hex(decoded.broken.byte)}, which is not UTF-8`,
          expected: 'UTF-8',
          place: file.place(decoded.broken.offset),
        }),
      );
    const { objects, findings } = readStream(file, named);
    for (const finding of findings) reading.addFinding(finding);
    for (const { manifest, source } of objects) reading.add(manifest, source);
  }
}

const LINE_FEED = 10;
const SPACE = 32;
const COMMA = 44;
const DASH = 45;

/** About how many nodes a text has, found without parsing it. */
function countEntries(text: string): number {
  let entries = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || code === COMMA || (code === DASH && text.charCodeAt(at + 1) === SPACE)) entries += 1;
  }
  return entries;
}
