import type { Inventory } from '../../../manifest/inventory';
import { labels } from '../../../manifest/manifest';
import type { Resource } from '../../../manifest/resource';
import { Workload } from '../../../manifest/workload';
import { addToList } from '../../../manifest/lists';
import { fieldPath } from '../../path';

/** The name of one pod behind a Service, as an env value, an argument or a ConfigMap says it: `web-0.web.shop.svc`. */
export interface PeerName {
  readonly resource: Resource;
  /** The field that says it. */
  readonly path: string;
  /** The whole name: `web-0.web.shop.svc`. */
  readonly name: string;
  /** `web` of `web-0.web`; `undefined` where the pod is a reference such as `$(POD_NAME)`. */
  readonly set: string | undefined;
  readonly ordinal: number | undefined;
  /** The label after the pod's. */
  readonly service: string;
  /** The labels after the Service's. */
  readonly rest: readonly string[];
}

/** Longer than any DNS name with some references in it; what is longer is data and no name. */
const LONGEST = 300;
const NAME = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const REFERENCE = /^(?:\$\([-._a-zA-Z0-9]+\)|\$\{[a-zA-Z0-9_]+\}|\$[a-zA-Z0-9_]+)$/;

const read = new WeakMap<Inventory, PeerNames>();

/** All peer names that a run's env values, arguments and ConfigMaps say. */
export class PeerNames {
  readonly #bySet = new Map<string, PeerName[]>();
  readonly #byService = new Map<string, PeerName[]>();

  private constructor(public readonly all: readonly PeerName[]) {
    for (const peer of all) {
      if (peer.set !== undefined) addToList(this.#bySet, peer.set, peer);
      addToList(this.#byService, peer.service, peer);
    }
  }

  /** Those of a run, read once however many rules ask. */
  public static of(inventory: Inventory): PeerNames {
    let names = read.get(inventory);
    if (names === undefined) {
      names = new PeerNames(inventory.resources.flatMap((resource) => peerNamesOf(resource)));
      read.set(inventory, names);
    }
    return names;
  }

  /** The names that speak of the pods of one StatefulSet by number. */
  public ofSet(set: Workload): readonly PeerName[] {
    return (this.#bySet.get(set.name) ?? []).filter((peer) => peer.resource.mayShareNamespace(set));
  }

  /** The names in which a set's pods stand before a Service of that name. */
  public of(set: Workload, service: string): readonly PeerName[] {
    return (this.#byService.get(service) ?? []).filter((peer) =>
      peer.set === undefined ? peer.resource === set : peer.set === set.name && peer.resource.mayShareNamespace(set),
    );
  }
}

/** The peer names in one text. */
export function* peerNamesIn(text: string): Iterable<Omit<PeerName, 'resource' | 'path'>> {
  if (!text.includes('.')) return;
  for (const [token] of text.matchAll(/[A-Za-z0-9.$(){}_-]+/g)) {
    if (token.length > LONGEST || !token.includes('.')) continue;
    const [pod = '', service = '', ...rest] = labelsOf(token);
    if (!NAME.test(service)) continue;
    if (REFERENCE.test(pod)) {
      yield { name: token, set: undefined, ordinal: undefined, service, rest };
      continue;
    }
    const dash = pod.lastIndexOf('-');
    const digits = pod.slice(dash + 1);
    if (dash > 0 && /^\d{1,9}$/.test(digits) && NAME.test(pod))
      yield { name: token, set: pod.slice(0, dash), ordinal: Number(digits), service, rest };
  }
}

/** Splits at the dots that are not within a reference, which may hold some: `$(pod.name).web`. */
function labelsOf(token: string): readonly string[] {
  return token.replace(/\.+$/, '').match(/(?:\$\([^)]*\)|\$\{[^}]*\}|[^.])+/g) ?? [];
}

function peerNamesOf(resource: Resource): readonly PeerName[] {
  const found: PeerName[] = [];
  const read = (text: string | undefined, path: () => string): void => {
    if (text?.includes('.') !== true) return;
    for (const peer of peerNamesIn(text)) found.push({ ...peer, resource, path: path() });
  };
  if (resource instanceof Workload)
    for (const container of resource.containers) {
      for (const { path, value } of container.env) read(value, () => `${path}.value`);
      for (const { path, word } of container.words) read(word, () => path);
    }
  else if (resource.kind === 'ConfigMap')
    for (const [key, text] of labels(resource.manifest.data)) read(text, () => fieldPath('data', key));
  return found;
}
