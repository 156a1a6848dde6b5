import {
  ApiObject,
  App,
  JsonPatch,
  Lazy,
  type ApiObjectMetadata,
  type ApiObjectMetadataDefinition,
  type ApiObjectProps,
} from 'cdk8s';
import type { Construct } from 'constructs';
import { quoted } from '../props/quoted';
import { PATCHED } from './announcements';

type Body = Readonly<Record<string, unknown>>;

/** What an object consists of beside `apiVersion`, `kind` and `metadata`: `spec`, or `rules`, or `endpoints` and `ports`. */
type Fields = Readonly<Record<string, () => unknown>>;

/** How many resolvers every `App` has of its own; more of them means that the user brought some. */
const OWN_RESOLVERS = new App().resolvers.length;

/**
 * An object whose body is made when it is rendered, from plain Kubernetes field names.
 *
 * Rendering gives what `ApiObject.toJson` gives, without asking for the app and its resolvers at every single value:
 * that is most of the time a large app spends before it writes YAML. With resolvers of the user's own it goes the long way.
 */
export class RenderedObject extends ApiObject {
  readonly #patches: JsonPatch[] = [];
  /** In the order in which they are printed. */
  readonly #fields: readonly (readonly [name: string, produce: () => unknown])[];

  public constructor(
    scope: Construct,
    id: string,
    head: { readonly apiVersion: string; readonly kind: string; readonly metadata: ApiObjectMetadata },
    fields: Fields,
  ) {
    const props: ApiObjectProps & Record<string, unknown> = { ...head };
    for (const [name, produce] of Object.entries(fields)) props[name] = Lazy.any({ produce });
    super(scope, id, props);
    this.#fields = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  }

  public override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.#patches.push(...ops);
    // What is made from props is right; what somebody patches is put to the rules when the app is synthesised.
    PATCHED.make(this);
  }

  public override toJson(): any {
    if (App.of(this).resolvers.length > OWN_RESOLVERS || process.env.CDK8S_DISABLE_SORT) return super.toJson();
    const { apiVersion, kind } = this;
    const metadata = renderMetadata(this.metadata, this);
    const whole: Record<string, unknown> = { apiVersion, kind, metadata };
    for (const [name, produce] of this.#fields) {
      const field = resolved(produce(), this);
      if (field !== undefined) whole[name] = field;
    }
    return this.#patches.length === 0
      ? whole
      : this.#ordered(this.#patches.reduce((body: Body, patch) => this.#patched(body, patch), whole));
  }

  /** One patch after another, as `JsonPatch.apply` does, so that one which leads nowhere can be named. */
  #patched(whole: Body, patch: JsonPatch): Body {
    try {
      return JsonPatch.apply(whole, patch);
    } catch (error) {
      throw new Error(
        `${this.kind} "${this.node.path}" cannot be patched: got ${quoted({ ...patch._toJson() })}; expected a path that ` +
          `is there, in the field names of Kubernetes. The patch would be lost (${(error as Error).message}).`,
        { cause: error },
      );
    }
  }

  #ordered(patched: Body): Body {
    const { apiVersion, kind, metadata, ...rest } = patched;
    return { apiVersion, kind, metadata, ...rest };
  }
}

/** What cdk8s keeps inside of its metadata; another version may keep it otherwise. */
interface InsideOfMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly unknown[];
  readonly _additionalAttributes?: Body;
}

/** What `metadata.toJson()` gives, in the same single walk; the long way where cdk8s keeps its metadata otherwise. */
export function renderMetadata(metadata: ApiObjectMetadataDefinition, object: ApiObject): unknown {
  const { labels, annotations, finalizers, ownerReferences, _additionalAttributes } =
    metadata as unknown as InsideOfMetadata;
  if (!labels || !annotations || !finalizers || !ownerReferences || !_additionalAttributes) return metadata.toJson();
  const { name, namespace } = metadata;
  const whole: Record<string, unknown> = {
    annotations: unlessEmpty(annotations),
    finalizers: unlessEmpty(finalizers),
    labels: unlessEmpty(labels),
    name,
    namespace,
    ownerReferences: unlessEmpty(ownerReferences),
  };
  // One by one, since cdk8s deletes a field of these attributes, and V8 is slow to copy such an object as a whole.
  for (const key of Object.keys(_additionalAttributes))
    if (!Object.hasOwn(whole, key)) whole[key] = unlessEmpty(_additionalAttributes[key]);
  return resolved(whole, object);
}

function unlessEmpty(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;
}

/** Resolves tokens, drops what is undefined or null, and sorts keys: `resolve` and `sanitizeValue` of cdk8s in one walk. */
function resolved(value: unknown, object: ApiObject): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry) => (typeof entry === 'object' ? resolved(entry, object) : entry));
  const isStruct = value.constructor === Object;
  if (!isStruct && value instanceof Lazy) return resolved(value.produce(), object);
  if ('resolve' in value && typeof value.resolve === 'function') return resolved(value.resolve(), object);
  if (!isStruct) {
    throw new Error(
      `Failed serializing construct at path '${object.node.path}' with name '${object.name}': ` +
        `can't render non-simple object of type '${value.constructor.name}'`,
    );
  }
  const result: Record<string, unknown> = {};
  let last = '';
  let sorted = true;
  for (const key of Object.keys(value)) {
    const field = (value as Body)[key];
    // Most fields are strings and numbers, or are left out.
    const kept = typeof field === 'object' ? resolved(field, object) : field;
    if (kept === undefined) continue;
    result[key] = kept;
    sorted &&= last <= key;
    last = key;
  }
  // What this library renders is written in order already.
  return sorted ? result : inOrder(result);
}

function inOrder(object: Body): Body {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) result[key] = object[key];
  return result;
}
