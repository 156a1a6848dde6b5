import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import { cluster, type DnsOptions } from './cluster';
import { Discovery } from './discovery';
import type { DnsNote } from './dns-note';
import { liveNotes } from './live-notes';
import { predictAnswers, type PredictedAnswers } from './predicted-answers';
import { scaleNotes } from './scale-notes';
import { serviceNotes } from './service-notes';
import { orphanNotes, workloadNotes } from './workload-notes';

/** The records that manifests will get, and what is to be known beside them. */
export interface DnsPrediction {
  readonly clusterDomain: string;
  /** What CoreDNS answers: `states.ready['A web-0.nginx.default.svc.cluster.local']` is `['<ip of web-0>']`. */
  readonly states: PredictedAnswers;
  /** Which names are missing and why, what only the cluster knows, and what comes with size. */
  readonly notes: readonly DnsNote[];
}

/** Predicts the DNS records of all objects in the checked files. */
export function predictDns(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): DnsPrediction {
  const inventory = manifests instanceof Inventory ? manifests : new Inventory(manifests);
  const discovery = new Discovery(inventory, cluster(options));
  const states = predictAnswers(discovery);
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
