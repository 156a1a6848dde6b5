import { integer, list, mapping, text, type Manifest } from './manifest';

/** One entry of a container's `ports`. */
export interface ContainerPort {
  /** Where it stands: `spec.template.spec.containers[0].ports[0]`. */
  readonly path: string;
  readonly name: string | undefined;
  readonly containerPort: number | undefined;
  readonly protocol: string;
  readonly fields: Manifest;
}

/** One entry of a container's `env`. */
export interface EnvVar {
  readonly path: string;
  readonly name: string;
  /** `undefined` where it comes from elsewhere (`valueFrom`) or is missing. */
  readonly value: string | undefined;
  readonly valueFrom: Manifest | undefined;
  readonly fields: Manifest;
}

/** A container of a pod: a main one, an init container, or a native sidecar (an init container that restarts always). */
export class Container {
  public readonly name: string;
  #ports: readonly ContainerPort[] | undefined;
  #env: readonly EnvVar[] | undefined;
  #words: readonly { readonly path: string; readonly word: string }[] | undefined;

  public constructor(
    /** Where it stands: `spec.template.spec.containers[0]`. */
    public readonly path: string,
    public readonly fields: Manifest,
    public readonly role: 'main' | 'init' | 'sidecar',
  ) {
    this.name = text(fields.name) ?? '';
  }

  public get ports(): readonly ContainerPort[] {
    return (this.#ports ??= list(this.fields.ports).map((entry, index) => {
      const fields = mapping(entry) ?? {};
      return {
        path: `${this.path}.ports[${index}]`,
        name: text(fields.name) || undefined,
        containerPort: integer(fields.containerPort),
        protocol: text(fields.protocol) ?? 'TCP',
        fields,
      };
    }));
  }

  public get env(): readonly EnvVar[] {
    return (this.#env ??= list(this.fields.env).map((entry, index) => {
      const fields = mapping(entry) ?? {};
      return {
        path: `${this.path}.env[${index}]`,
        name: text(fields.name) ?? '',
        value: text(fields.value),
        valueFrom: mapping(fields.valueFrom),
        fields,
      };
    }));
  }

  /** `command` and `args` as one list of texts, each with its path. */
  public get words(): readonly { readonly path: string; readonly word: string }[] {
    return (this.#words ??= ['command', 'args'].flatMap((field) =>
      list(this.fields[field]).flatMap((word, index) =>
        typeof word === 'string' ? [{ path: `${this.path}.${field}[${index}]`, word }] : [],
      ),
    ));
  }
}
