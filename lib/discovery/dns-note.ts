import type { Resource } from '../manifest/resource';

/** What a reader of a prediction has to know beside the records. */
export interface DnsNote {
  /** A record that somebody may expect and will not get; something that only the cluster knows; what comes with size; what is missing at this moment. */
  readonly topic: 'missing' | 'unknown' | 'scale' | 'now';
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The field that decides it, where there is one: `spec.ports[0]`. */
  readonly path: string | undefined;
  readonly message: string;
}

/** Makes the notes of one object. */
export function noteOn(
  object: Resource,
  namespace: string,
): (topic: DnsNote['topic'], message: string, path?: string) => DnsNote {
  const { kind, name } = object;
  return (topic, message, path) => ({ topic, kind, namespace, name, path, message });
}
