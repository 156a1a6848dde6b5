import type { Resource } from '../manifest/resource';

/** What a reader of a prediction has to know beside the records. */
export interface DnsNote {
  /** A record that somebody may expect and will not get; something that only the cluster knows; what comes with size; what is missing at this moment. */
  readonly topic: 'missing' | 'unknown' | 'scale' | 'now';
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The object that decides it, and the field where there is one: `spec.ports[0]`. */
  readonly object: Resource;
  readonly path: string | undefined;
  readonly message: string;
}

/** A record that somebody may expect and will not get. */
export interface MissingRecord extends DnsNote {
  readonly topic: 'missing';
  /** The name that has no record, in full. */
  readonly record: string;
}

/** Makes the notes of one object. */
export function noteOn(
  object: Resource,
  namespace: string,
): (topic: Exclude<DnsNote['topic'], 'missing'>, message: string, path?: string) => DnsNote {
  const { kind, name } = object;
  return (topic, message, path) => ({ topic, kind, namespace, name, object, path, message });
}

/** Makes the notes on records that one object might be expected to have, and that are missing. */
export function missingOf(
  object: Resource,
  namespace: string,
): (record: string, message: string, path: string) => MissingRecord {
  const { kind, name } = object;
  return (record, message, path) => ({ topic: 'missing', record, kind, namespace, name, object, path, message });
}

/** Whether a note is on a record that is missing. */
export function isMissing(note: DnsNote): note is MissingRecord {
  return note.topic === 'missing';
}
