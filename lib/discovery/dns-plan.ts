import { Inventory } from '../manifest/inventory';
import type { Manifest } from '../manifest/manifest';
import type { Service } from '../manifest/service';
import { cluster, type DnsOptions } from './cluster';
import { Discovery } from './discovery';
import { Prediction, type DnsStates } from './prediction';

/** The records that manifests will get. `JSON.stringify` of `dnsPlanJson(plan)` is the command's `--format json`. */
export interface DnsPlan {
  readonly clusterDomain: string;
  /** What CoreDNS answers: `states.ready['A web-0.nginx.default.svc.cluster.local']` is `['<ip of web-0>']`. */
  readonly states: DnsStates;
}

/** Predicts the DNS records of all objects in sight. */
export function dnsPlan(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): DnsPlan {
  const prediction = predict(manifests, options);
  return { clusterDomain: prediction.discovery.cluster.clusterDomain, states: prediction.all() };
}

/** Predicts the DNS records of one Service among the objects in sight: its names, and the names of its addresses. */
export function serviceDnsPlan(
  manifests: Inventory | readonly Manifest[],
  service: Service,
  options: DnsOptions = {},
): DnsPlan {
  const prediction = predict(manifests, options);
  return { clusterDomain: prediction.discovery.cluster.clusterDomain, states: prediction.of([service]) };
}

/** A prediction that can be asked for several Services, one after another. */
export function predict(manifests: Inventory | readonly Manifest[], options: DnsOptions = {}): Prediction {
  const inventory = manifests instanceof Inventory ? manifests : new Inventory(manifests);
  return new Prediction(new Discovery(inventory, cluster(options)));
}
