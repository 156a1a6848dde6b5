import { dig, text, type Manifest } from '../manifest/manifest';
import { controllerOf } from '../manifest/owner';

/** Fields that the API server writes into what it stores: old ones write `creationTimestamp: null` into templates. */
const OF_THE_SERVER = /^(?:status|metadata\.managedFields)(?:\.|\[|$)|\.creationTimestamp$/;

/**
 * Whether nobody can change a field: its object is the work of a controller, or it was read from a cluster and the field is
 * one that the API server writes.
 */
export function isServerWritten(object: Manifest, path: string): boolean {
  if (controllerOf(object) !== undefined) return true;
  return text(dig(object, 'metadata', 'uid')) !== undefined && OF_THE_SERVER.test(path);
}
