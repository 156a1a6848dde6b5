import { dig, type Manifest } from '../manifest/manifest';
import { refersTo, type ObjectReference } from './object-reference';

/** The annotation that acknowledges findings on its object: one `rule-id: reason` a line. */
export const ACKNOWLEDGE_ANNOTATION = 'cdk8s-headless/acknowledge';

/** Where findings on an object are acknowledged in the object itself. */
export const ACKNOWLEDGE_PATH = `metadata.annotations['${ACKNOWLEDGE_ANNOTATION}']`;

/** Somebody's word that a finding is known and why it may stay. */
export interface Acknowledgement {
  readonly rule: string;
  /** Empty where none was given; it then acknowledges nothing. */
  readonly reason: string;
  /** Where it is written, for people: `cdk8s-headless.yaml, acknowledge[0]`, or the annotation. */
  readonly origin: string;
  /** The object that findings about the acknowledgement itself are about; a stand-in with kind and name where it is gone. */
  readonly object: Manifest;
  /** Where in that object it is written; empty where it is written elsewhere. */
  readonly path: string;
  /** Whether it speaks of this object. */
  covers(object: Manifest): boolean;
}

/** A line of the annotation that is no `rule-id: reason`. */
export interface MalformedAcknowledgement {
  readonly object: Manifest;
  readonly found: string;
}

/** The acknowledgements that an object's annotation makes, and what could not be read of it. */
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
    const [, rule, reason] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\s*(?::\s*(.*))?$/.exec(line) ?? [];
    if (rule === undefined) malformed.push({ object, found: JSON.stringify(line) });
    else
      acknowledgements.push({
        rule,
        reason: reason ?? '',
        origin: `the annotation ${ACKNOWLEDGE_ANNOTATION}`,
        object,
        path: ACKNOWLEDGE_PATH,
        covers: (other) => other === object,
      });
  }
  return { acknowledgements, malformed };
}

const NOTHING = { acknowledgements: [], malformed: [] };

/** An acknowledgement that names its object from outside, as the settings file does. The object may be gone. */
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
