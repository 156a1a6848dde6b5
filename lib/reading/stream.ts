import { mapping, text, type Manifest } from '../manifest/manifest';
import { helmTemplateUnrendered } from '../rules/document/helm-template-unrendered';
import { yamlAliasBomb } from '../rules/document/yaml-alias-bomb';
import { yamlDocumentStart } from '../rules/document/yaml-document-start';
import { yamlDuplicateKey } from '../rules/document/yaml-duplicate-key';
import { yamlNoObject } from '../rules/document/yaml-no-object';
import { yamlSyntax } from '../rules/document/yaml-syntax';
import { aliasProblem } from './aliases';
import { parseStream, type Parsed, type Part } from './document';
import { flatten, type Located } from './list-kind';
import { documentFinding, type PlacedFinding } from './placed-finding';
import { Source } from './source';
import type { Place, TextFile } from './text-file';

/** What a stream of documents holds. */
export interface Stream {
  readonly objects: readonly Located[];
  readonly findings: readonly PlacedFinding[];
}

/** A template action of Helm. Prometheus and Argo Workflows use braces too, but hardly with these words. */
const TEMPLATE =
  /\{\{-?\s*(?:[.$]|\/\*|(?:if|range|with|include|template|define|end|else|toYaml|tpl|printf|default|required|quote|lookup)\b)[^\n]*/;

/** A directive of ytt, which YAML takes for a comment. */
const YTT = /#@(?:[ \t]+(?:load\(|def |end\b|if |for )|(?:overlay|data|library)\/)[^\n]*|(?<=: +)#@ [^\n]*/;

/** Reads all documents of a text. An error in one leaves the others readable. */
export function readStream(file: TextFile, strict: boolean): Stream {
  const reader = new StreamReader(file, strict);
  for (const { part, parsed } of parseStream(file.text)) reader.read(part, parsed);
  return reader.done();
}

class StreamReader {
  readonly #documents: { readonly part: Part; readonly objects: readonly Located[] }[] = [];
  readonly #findings: PlacedFinding[] = [];
  #template = false;

  /**
   * @param strict whether any document that is no Kubernetes object is a finding, as in a file that the user named; in
   *   a folder, a `values.yaml` may lie beside the manifests.
   */
  public constructor(
    private readonly file: TextFile,
    private readonly strict: boolean,
  ) {}

  public read(part: Part, parsed: Parsed): void {
    if (this.isYtt(part)) return;
    if ('problem' in parsed) {
      if (this.unrendered(part)) return;
      const { found, expected } = syntaxError(parsed.problem, part.text, parsed.offset);
      this.add(yamlSyntax, this.file.place(part.offset + parsed.offset), found, expected, glimpse(part.text));
      return;
    }
    const objects: Located[] = [];
    for (const [index, value] of parsed.values.entries()) {
      if (value === null || value === undefined) continue;
      const source = new Source(this.file, part, index, '');
      const document = this.document(part, source, value);
      if (document === undefined) continue;
      const odd = (entry: Source, entryLack: string) =>
        this.add(yamlNoObject, entry.place(''), `an entry that is ${entryLack}`, AN_OBJECT, document);
      for (const object of flatten(document, source, lackOf, odd)) objects.push(object);
      // The entries of a List are the objects, not the List.
      if (parsed.duplicates) this.duplicates(part, index, document, objects.at(-1)?.manifest === document);
    }
    if (objects.length === 0) return;
    this.#documents.push({ part, objects });
    this.start(part, objects[0]!.manifest);
  }

  public done(): Stream {
    // A stream that is a template in one place may be one in every other: what its braces stand for is not known.
    const documents = this.#template
      ? this.#documents.filter(({ part }) => !TEMPLATE.test(part.text))
      : this.#documents;
    return { objects: documents.flatMap(({ objects }) => objects), findings: this.#findings };
  }

  /** The document, if it can be an object of the API. */
  private document(part: Part, source: Source, value: unknown): Manifest | undefined {
    const aliases = part.text.includes('*') ? aliasProblem(value) : undefined;
    if (aliases !== undefined) {
      const [found, expected] =
        aliases.kind === 'cycle'
          ? ['an anchor that contains its own alias', 'a document that ends']
          : [
              `aliases that make ${number(aliases.nodes)} nodes of ${number(part.text.length)} characters`,
              'at most a hundred times the nodes that are written',
            ];
      const begin = this.file.place(part.inStream(beginning(part.text)));
      this.add(yamlAliasBomb, begin, found, expected, glimpse(part.text));
      return undefined;
    }
    const fields = mapping(value);
    const lack = lackOf(value);
    if (fields === undefined || lack !== undefined) {
      if (!this.strict && !(fields !== undefined && looksLikeObject(fields))) return undefined;
      const found = fields === undefined ? `a document that is ${lack}` : (lack ?? '');
      this.add(yamlNoObject, source.place(''), found, AN_OBJECT, fields ?? {});
      return undefined;
    }
    const names = [fields.apiVersion, fields.kind, mapping(fields.metadata)?.name];
    if (
      names.some((name) => typeof name === 'string' && name.includes('{{') && TEMPLATE.test(name)) &&
      this.unrendered(part)
    )
      return undefined;
    return fields;
  }

  /** Whether the part is a template of ytt. Only the first one of a stream is a finding. */
  private isYtt(part: Part): boolean {
    const directive = part.text.includes('#@') ? YTT.exec(part.text) : null;
    if (directive === null) return false;
    const place = this.file.place(part.offset + directive.index);
    const fix = 'Check what ytt renders: ytt -f . | cdk8s-headless check -';
    if (!this.#template)
      this.add(helmTemplateUnrendered, place, `the directive ${directive[0]}`, 'what ytt renders of it', {}, '', fix);
    this.#template = true;
    return true;
  }

  /** Whether the part is a Helm template. Only the first one of a stream is a finding. */
  private unrendered(part: Part): boolean {
    const action = TEMPLATE.exec(part.text);
    if (action === null) return false;
    if (!this.#template)
      this.add(
        helmTemplateUnrendered,
        this.file.place(part.inStream(action.index)),
        `the template action ${/^\{\{.*?\}\}/.exec(action[0])?.[0] ?? action[0].slice(0, 60)}`,
        'what Helm renders of it',
        {},
      );
    this.#template = true;
    return true;
  }

  /** What kubectl, which cuts a stream before it parses it, does not take at the beginning of a document. */
  private start(part: Part, object: Manifest): void {
    const separator = /^---[ \t]*(?<text>[^#\s].*)/.exec(part.text);
    const directive = /^%.*/.exec(part.text)?.[0];
    const odd = separator?.groups?.text ?? directive;
    if (odd === undefined) return;
    const place = this.file.place(part.inStream(part.text.indexOf(odd)));
    const found = `${JSON.stringify(odd.trimEnd().slice(0, 60))}${directive === undefined ? ' after ---' : ''}`;
    this.add(yamlDocumentStart, place, found, directive === undefined ? '--- alone' : 'no directive', object);
  }

  private duplicates(part: Part, index: number, document: Manifest, isObject: boolean): void {
    for (const { key, within, first, last, times } of this.file.outlineOf(part.text).duplicateKeys(index)) {
      const lines = `first in line ${this.file.place(part.inStream(first)).line}`;
      const found = `the key "${key}" ${times === 2 ? 'twice' : `${times} times`}, ${lines}; only this last one counts`;
      const path = within === '' ? key : `${within}.${key}`;
      const { apiVersion, kind, metadata } = document;
      const object = isObject ? document : { apiVersion, kind, metadata };
      this.add(yamlDuplicateKey, this.file.place(part.inStream(last)), found, 'each key once', object, path);
    }
  }

  private add(
    rule: PlacedFinding['rule'],
    place: Place,
    found: string,
    expected: string,
    object: Manifest,
    path = '',
    fix?: string,
  ): void {
    this.#findings.push(documentFinding({ rule, object, path, found, expected, place, fix }));
  }
}

/** Where the first line of content begins, after `---`, comments and blank lines. */
function beginning(source: string): number {
  const lead = /^(?:---[ \t]*(?:#[^\n]*)?\r?\n|[ \t]*#[^\n]*\r?\n|[ \t]*\r?\n)*/.exec(source)?.[0].length ?? 0;
  return lead < source.length ? lead : 0;
}

function syntaxError(problem: string, source: string, offset: number): { found: string; expected: string } {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const end = source.indexOf('\n', offset);
  const line = source.slice(start, end < 0 ? undefined : end);
  if (/^[ ]*\t/.test(line)) return { found: `a tab that indents the line (${problem})`, expected: 'spaces' };
  if (offset >= source.trimEnd().length)
    return { found: `the end of the document: ${problem}`, expected: 'the rest of it' };
  return { found: problem, expected: 'YAML or JSON' };
}

/** Kind and name of an object whose text does not parse, found by patterns, so that its finding has a name. */
function glimpse(source: string): Manifest {
  const word = (pattern: RegExp): string | undefined => pattern.exec(source)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  const kind = word(/^kind:[ \t]*([A-Za-z]\w*)/m);
  const name = word(/^metadata:[ \t]*\r?\n(?:[ \t].*\n)*?[ \t]+name:[ \t]*(\S+)/m);
  const namespace = word(/^metadata:[ \t]*\r?\n(?:[ \t].*\n)*?[ \t]+namespace:[ \t]*(\S+)/m);
  const apiVersion = word(/^apiVersion:[ \t]*(\S+)/m);
  return { apiVersion, kind, metadata: { name, namespace } };
}

const AN_OBJECT = 'an object with apiVersion and kind';

/** What keeps a value from being an object of the API. */
function lackOf(value: unknown): string | undefined {
  const fields = mapping(value);
  return fields === undefined ? described(value) : lacking(fields);
}

function lacking(fields: Manifest): string | undefined {
  const missing = ['apiVersion', 'kind'].filter((field) => fields[field] === undefined || fields[field] === null);
  if (missing.length > 0) return `an object without ${missing.join(' and ')}`;
  for (const field of ['apiVersion', 'kind'])
    if (!text(fields[field])) return `${field} that is ${described(fields[field])}`;
  return undefined;
}

/** Whether a mapping that lacks `kind` or `apiVersion` was meant as an object. A `Chart.yaml` has an apiVersion too. */
function looksLikeObject(fields: Manifest): boolean {
  if (fields.kind !== undefined) return fields.apiVersion !== undefined || fields.metadata !== undefined;
  return fields.apiVersion !== undefined && (fields.metadata !== undefined || fields.spec !== undefined);
}

function described(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (typeof value === 'string')
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${value as number | boolean}`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
