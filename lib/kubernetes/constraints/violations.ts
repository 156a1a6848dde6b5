import { withoutLeadingZeros } from '../addresses';
import { isPlaceholder } from '../placeholders';
import { quoted } from '../quoted';
import { VersionRange } from '../versions';
import type { Field, Step } from './field';
import type { Topic } from './topics';

/** What Kubernetes does not take, at one field. */
export interface Violation {
  /** The defect, by topic. */
  readonly topic: Topic;
  /** The way to the field, as the API server names it. */
  readonly path: readonly Step[];
  /** What stands there. */
  readonly found: string;
  /** What Kubernetes takes there, where it helps with a value that would work. */
  readonly expected: string;
  /** What to change, where it can be said more exactly than the topic says it. */
  readonly fix?: string;
  /** What is accepted although its pods or claims are refused afterwards, where that is so: "the StatefulSet". */
  readonly later?: string;
}

/** What the constraints depend on beside the object. */
export interface ClusterFacts {
  /** The minor versions that must take the object, oldest and newest: `1.27`, `1.37`. */
  readonly kubernetes: { readonly oldest: string; readonly newest: string };
  /** The first and last port of `--service-node-port-range`. */
  readonly nodePorts: readonly [number, number];
}

export const DEFAULT_NODE_PORTS: readonly [number, number] = [30000, 32767];

/** Since this minor version addresses and blocks of them are read strictly. */
export const STRICT_ADDRESSES = 36;

/** Collects what the checks of an object find. */
export class Violations {
  public readonly found: Violation[] = [];
  readonly #versions: VersionRange;
  #later: string | undefined;

  public constructor(public readonly cluster: ClusterFacts) {
    this.#versions = new VersionRange(cluster.kubernetes);
  }

  /** Adds one; a value that was not rendered is that defect, whatever else it would be. */
  public add(
    topic: Topic,
    field: Field,
    expected: string,
    more: { readonly found?: string; readonly fix?: string } = {},
  ): void {
    const unrendered = typeof field.value === 'string' && isUnrendered(field, field.value);
    const { found = quoted(field.value ?? undefined), fix } = more;
    this.#add({
      topic: unrendered ? 'placeholder-unrendered' : topic,
      path: field.path,
      found,
      expected,
      ...(fix !== undefined && { fix }),
    });
  }

  /** Adds one about the key of an entry, at the entry. */
  public addKey(topic: Topic, entry: Field, key: string, expected: string, noun = 'key'): void {
    this.#add({
      topic: isPlaceholder(key) ? 'placeholder-unrendered' : topic,
      path: entry.path,
      found: `the ${noun} ${quoted(key)}`,
      expected,
    });
  }

  #add(violation: Violation): void {
    this.found.push(this.#later === undefined ? violation : { ...violation, later: this.#later });
  }

  /** Whether a constraint that came with a minor version holds for one of the versions in question. */
  public since(minor: number): boolean {
    return this.#versions.since(minor);
  }

  /** Whether a constraint that a minor version was the last to have holds for one of the versions in question. */
  public until(minor: number): boolean {
    return this.#versions.until(minor);
  }

  /** An address as the versions in question read it: before 1.36 zeros before an octet are taken. */
  public addressOf(text: string): string {
    return this.since(STRICT_ADDRESSES) ? text : withoutLeadingZeros(text);
  }

  /** Runs checks of what the API server accepts within `holder`, and what is refused when pods or claims are made of it. */
  public refusedLater(holder: string, check: () => void): void {
    const outer = this.#later;
    this.#later = outer ?? holder;
    check();
    this.#later = outer;
  }
}

function isUnrendered(field: Field, text: string): boolean {
  // There the kubelet puts variables of the container for `$(NAME)`.
  return isPlaceholder(field.path.at(-1) === 'subPathExpr' ? text.replaceAll('$(', '(') : text);
}
