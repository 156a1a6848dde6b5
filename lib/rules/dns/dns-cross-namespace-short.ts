import { Service } from '../../manifest/service';
import { clusterName } from '../shared/address/cluster-host';
import type { Address } from '../shared/address/address';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';

const shop = (value: string) =>
  sampleDeployment({ name: 'shop', metadata: { namespace: 'shop' }, container: { env: [{ name: 'DB_URL', value }] } });
const serviceInData = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'data' } },
  sampleService({ name: 'db', metadata: { namespace: 'data' }, spec: { ports: [{ name: 'sql', port: 5432 }] } }),
];

/** A name alone may be anything; with a port, or behind a scheme that has one, it is dialled. */
function isDialled({ port, scheme }: Address): boolean {
  return port !== undefined || scheme === 'http' || scheme === 'https';
}

/** Finds short names of Services that the checked files have in other namespaces only. */
export const dnsCrossNamespaceShort: Rule = {
  id: 'dns-cross-namespace-short',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write the namespace into the name of a Service of another namespace',
  why: "A pod's search list completes a short name with the namespace of that pod, so the name is never looked up in another namespace.",
  symptom: 'NXDOMAIN: could not translate host name "db" to address; getaddrinfo ENOTFOUND db; no such host',
  fix: 'Write <service>.<namespace>.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  *check(run) {
    const { inventory, settings } = run;
    for (const { where, address, to } of dialled(run)) {
      const { workload } = where;
      if (to !== undefined || workload.namespace === undefined || !isDialled(address)) continue;
      // A dnsConfig can have a search list with other namespaces.
      if (workload.podSpec.dnsConfig !== undefined) continue;
      const name = clusterName(address.host, settings.clusterDomain);
      if (name === undefined || name.certain || name.labels.length > 2) continue;
      const [service = '', rest] = [...name.labels].reverse();
      const namespaces = inventory.anywhere('Service', service).flatMap((found) => {
        const { namespace } = found;
        if (namespace === undefined || namespace === workload.namespace) return [];
        // `a.b` means pod a of Service b only where b is headless.
        return rest === undefined || (found instanceof Service && found.headless) ? [namespace] : [];
      });
      const [namespace] = namespaces;
      if (namespace === undefined) continue;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `${quoted(address.host)} in namespace ${quoted(workload.namespace)}, but Service ${quoted(service)} is in namespace ${namespaces.map(quoted).join(', ')}`,
        expected: quoted(`${address.host}.${namespace}`),
        fix: `Write ${address.host}.${namespace}.`,
      };
    }
  },
  examples: {
    bad: [...serviceInData, shop('postgres://db:5432/shop')],
    good: [...serviceInData, shop('postgres://db.data:5432/shop')],
  },
};
