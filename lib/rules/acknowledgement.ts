import { dig, type Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import { refersTo, type ObjectReference } from './object-reference';

/** The annotation that acknowledges findings on its object: one `rule-id: reason` a line. */
export const ACKNOWLEDGE_ANNOTATION = 'cdk8s-headless/acknowledge';

/** The path of that annotation. */
export const ACKNOWLEDGE_PATH = `metadata.annotations['${ACKNOWLEDGE_ANNOTATION}']`;

/** States that a finding is known, and why it is accepted. */
export interface Acknowledgement {
  readonly rule: string;
  /** An acknowledgement with an empty reason acknowledges nothing. */
  readonly reason: string;
  /** Where it is written, for people: `cdk8s-headless.yaml, acknowledge[0]`, or the annotation. */
  readonly origin: string;
  /** The object for findings about the acknowledgement itself; only kind and name where it is not among the manifests. */
  readonly object: Manifest;
  /** The field of that object that holds it; empty where the settings file does. */
  readonly path: string;
  /** Whether it is about this object, or about this finding on it. */
  covers(object: Manifest, finding?: Finding): boolean;
}

/** A line of the annotation that is no `rule-id: reason`. */
export interface MalformedAcknowledgement {
  readonly object: Manifest;
  readonly found: string;
}

/** The acknowledgements in an object's annotation, and its lines that could not be read. */
export function annotatedAcknowledgements(object: Manifest): {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly malformed: readonly MalformedAcknowledgement[];
} {
  const value = dig(object, 'metadata', 'annotations', ACKNOWLEDGE_ANNOTATION);
  if (value === undefined || value === null) return NOTHING;
  if (typeof value !== 'string') return { acknowledgements: [], malformed: [{ object, found: JSON.stringify(value) }] };
  const acknowledgements: Acknowledgement[] = [];
  const malformed: MalformedAcknowledgement[] = [];
  for (const line of value.split('\n').map((entry) => entry.trim())) {
    if (line === '') continue;
    const [, rule, reason] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\s*(?::(.*))?$/.exec(line) ?? [];
    if (rule === undefined) malformed.push({ object, found: JSON.stringify(line) });
    else
      acknowledgements.push({
        rule,
        reason: reason?.trim() ?? '',
        origin: `the annotation ${ACKNOWLEDGE_ANNOTATION}`,
        object,
        path: ACKNOWLEDGE_PATH,
        covers: (other) => other === object,
      });
  }
  return { acknowledgements, malformed };
}

const NOTHING = { acknowledgements: [], malformed: [] };

/** An acknowledgement of the settings file. Its object need not exist. */
export function listedAcknowledgement(entry: {
  readonly rule: string;
  readonly object: ObjectReference;
  readonly reason: string;
  readonly origin: string;
}): Acknowledgement {
  const { kind, namespace, name } = entry.object;
  return {
    rule: entry.rule,
    reason: entry.reason,
    origin: entry.origin,
    object: { kind, metadata: { ...(namespace === undefined ? {} : { namespace }), name } },
    path: '',
    covers: (object) => refersTo(entry.object, object),
  };
}
