import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { Service } from '../manifest/service';
import { cluster, type DnsOptions } from './cluster';
import { Discovery } from './discovery';
import type { DnsNote } from './dns-note';
import { Prediction, type DnsStates } from './prediction';
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

/** Predicts the DNS records of all objects in sight. */
export function dnsPlan(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): DnsPlan {
  const prediction = predict(manifests, options);
  const { discovery } = prediction;
  const states = prediction.all();
  const notes = [
    ...discovery.services.flatMap((service) => notesOn(discovery, service, states)),
    ...workloadNotes(discovery),
    ...orphanNotes(discovery),
  ];
  return { clusterDomain: discovery.cluster.clusterDomain, states, notes };
}

/** Predicts the DNS records of one Service among the objects in sight: its names, and the names of its addresses. */
export function serviceDnsPlan(prediction: Prediction, service: Service): DnsPlan {
  const { discovery } = prediction;
  const states = prediction.of([service]);
  return { clusterDomain: discovery.cluster.clusterDomain, states, notes: notesOn(discovery, service, states) };
}

/** A prediction that can be asked for one Service after another. */
export function predict(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): Prediction {
  const inventory = manifests instanceof Inventory ? manifests : new Inventory(manifests);
  return new Prediction(new Discovery(inventory, cluster(options)));
}

function notesOn(discovery: Discovery, service: Service, states: DnsStates): readonly DnsNote[] {
  return [...serviceNotes(discovery, service), ...scaleNotes(discovery, service, states.ready)];
}
