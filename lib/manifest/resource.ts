import { dig, labels, mapping, text, type Manifest } from './manifest';

/** What every Kubernetes object has: its kind, its name, its labels. The base of the narrower readings beside this file. */
export class Resource {
  public readonly apiVersion: string;
  public readonly kind: string;
  /** `''` where `metadata.name` is missing or no text. */
  public readonly name: string;
  /** As written; `undefined` where the file leaves it to `kubectl -n` or to Argo CD. */
  public readonly namespace: string | undefined;
  /** The API group: `apps` of `apps/v1`, `''` of `v1`. */
  public readonly group: string;
  /** Empty where it is missing or no mapping. */
  public readonly spec: Manifest;
  #labels: ReadonlyMap<string, string> | undefined;
  #annotations: ReadonlyMap<string, string> | undefined;

  public constructor(public readonly manifest: Manifest) {
    this.apiVersion = text(manifest.apiVersion) ?? '';
    this.kind = text(manifest.kind) ?? '';
    this.name = text(dig(manifest, 'metadata', 'name')) ?? '';
    this.namespace = text(dig(manifest, 'metadata', 'namespace'));
    const slash = this.apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.spec = mapping(manifest.spec) ?? {};
  }

  public get labels(): ReadonlyMap<string, string> {
    return (this.#labels ??= labels(dig(this.manifest, 'metadata', 'labels')));
  }

  public get annotations(): ReadonlyMap<string, string> {
    return (this.#annotations ??= labels(dig(this.manifest, 'metadata', 'annotations')));
  }

  /** Whether it was read from a cluster, where the API server filled in its defaults. */
  public get readBack(): boolean {
    return text(dig(this.manifest, 'metadata', 'uid')) !== undefined;
  }

  /** Whether two objects can share a namespace: an unset namespace may become any. */
  public mayShareNamespace(other: Resource): boolean {
    return this.namespace === undefined || other.namespace === undefined || this.namespace === other.namespace;
  }
}
