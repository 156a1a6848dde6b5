import { flag, integer, labels, list, mapping, text, type Manifest } from './manifest';
import { Resource } from './resource';

/** One entry of a Service's `spec.ports`. */
export interface ServicePort {
  /** Where it stands: `spec.ports[0]`. */
  readonly path: string;
  /** `undefined` where it has none; the API reads an empty text as none. */
  readonly name: string | undefined;
  readonly port: number | undefined;
  /** As written: a number, a container port's name, or `undefined` (then the API takes `port`). */
  readonly targetPort: number | string | undefined;
  /** The API's default, TCP, filled in. */
  readonly protocol: string;
  readonly appProtocol: string | undefined;
  readonly fields: Manifest;
}

/** The annotation of a Service with the keys, separated by commas, of labels that the program gives its pods while it runs. */
export const LABELS_AT_RUNTIME = 'cdk8s-headless/labels-at-runtime';

/** A `v1` Service. */
export class Service extends Resource {
  public readonly type: string;
  public readonly headless: boolean;
  /** Empty where the Service has no selector; nothing is then selected. Without labels that any of the pods may have at times. */
  public readonly selector: ReadonlyMap<string, string>;
  /** The keys of the labels of the selector that pods get while they run. */
  public readonly labelsAtRuntime: readonly string[];
  #ports: readonly ServicePort[] | undefined;

  public constructor(manifest: Manifest) {
    super(manifest);
    const { type, clusterIP, clusterIPs, selector } = this.spec;
    this.type = text(type) ?? 'ClusterIP';
    this.headless = clusterIP === 'None' || (clusterIP === undefined && list(clusterIPs)[0] === 'None');
    const written = labels(selector);
    const keys = this.annotations.get(LABELS_AT_RUNTIME)?.split(',') ?? [];
    this.labelsAtRuntime = keys.map((key) => key.trim()).filter((key) => written.has(key));
    this.selector = new Map([...written].filter(([key]) => !this.labelsAtRuntime.includes(key)));
  }

  public get externalName(): string | undefined {
    return this.type === 'ExternalName' ? (text(this.spec.externalName) ?? '') : undefined;
  }

  public get publishNotReadyAddresses(): boolean {
    return flag(this.spec.publishNotReadyAddresses) ?? false;
  }

  public get ports(): readonly ServicePort[] {
    return (this.#ports ??= list(this.spec.ports).map((entry, index) => {
      const fields = mapping(entry) ?? {};
      return {
        path: `spec.ports[${index}]`,
        name: text(fields.name) || undefined,
        port: integer(fields.port),
        targetPort: integer(fields.targetPort) ?? text(fields.targetPort),
        protocol: text(fields.protocol) ?? 'TCP',
        appProtocol: text(fields.appProtocol),
        fields,
      };
    }));
  }
}
