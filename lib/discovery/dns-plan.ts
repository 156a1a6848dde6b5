import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import { cluster, type DnsOptions } from './cluster';
import { Discovery } from './discovery';
import type { DnsNote } from './dns-note';
import { liveNotes } from './live-notes';
import { prediction, type DnsStates } from './prediction';
import { scaleNotes } from './scale-notes';
import { serviceNotes } from './service-notes';
import { orphanNotes, workloadNotes } from './workload-notes';

/** The records that manifests will get, and what is to be known beside them. */
export interface DnsPlan {
  readonly clusterDomain: string;
  /** What CoreDNS answers: `states.ready['A web-0.nginx.default.svc.cluster.local']` is `['<ip of web-0>']`. */
  readonly states: DnsStates;
  /** Which names are missing and why, what only the cluster knows, and what comes with size. */
  readonly notes: readonly DnsNote[];
}

/** Predicts the DNS records of all objects in the checked files. */
export function dnsPlan(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): DnsPlan {
  const inventory = manifests instanceof Inventory ? manifests : new Inventory(manifests);
  const discovery = new Discovery(inventory, cluster(options));
  const states = prediction(discovery);
  const notes = [
    ...discovery.services.flatMap((service) => [
      ...serviceNotes(discovery, service),
      ...scaleNotes(discovery, service, states.ready),
      ...liveNotes(discovery, service),
    ]),
    ...workloadNotes(discovery),
    ...orphanNotes(discovery),
  ];
  return { clusterDomain: discovery.cluster.clusterDomain, states, notes };
}
