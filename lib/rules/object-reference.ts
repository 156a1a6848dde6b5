import { dig, text, type Manifest } from '../manifest/manifest';
import { referenceOf } from '../manifest/names-in-words';

/** Names an object as people write it: `Service/web`, or `Service/shop/web` with its namespace. */
export interface ObjectReference {
  readonly kind: string;
  /** `undefined`: in any namespace. */
  readonly namespace?: string;
  readonly name: string;
}

/** Reads `Kind/name` or `Kind/namespace/name`; `undefined` where the string is neither. */
export function parseObjectReference(reference: string): ObjectReference | undefined {
  const words = reference.split('/').map((word) => word.trim());
  if (words.some((word) => word === '')) return undefined;
  const [kind = '', second = '', third] = words;
  if (words.length === 2) return { kind, name: second };
  return words.length === 3 && third !== undefined ? { kind, namespace: second, name: third } : undefined;
}

/** `Service/web`, or `Service/shop/web` where the object has a namespace; `document` for what is no object. */
export function referenceTo(object: Manifest): string {
  const namespace = text(dig(object, 'metadata', 'namespace'));
  const name = text(dig(object, 'metadata', 'name'));
  return referenceOf(text(object.kind) || 'document', namespace, name ?? '');
}

/** Whether the reference means this object. One without a namespace means the object in any. */
export function refersTo(reference: ObjectReference, object: Manifest): boolean {
  const namespace = text(dig(object, 'metadata', 'namespace'));
  return (
    object.kind === reference.kind &&
    dig(object, 'metadata', 'name') === reference.name &&
    (reference.namespace === undefined || namespace === undefined || namespace === reference.namespace)
  );
}
