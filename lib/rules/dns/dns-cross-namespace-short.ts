import { Service } from '../../manifest/service';
import { clusterName } from '../shared/address/cluster-host';
import { dialled } from '../shared/address/dialled';
import type { Rule } from '../rule';
import { sampleDeployment, sampleService } from '../examples';

const shop = (value: string) =>
  sampleDeployment({ name: 'shop', metadata: { namespace: 'shop' }, container: { env: [{ name: 'DB_URL', value }] } });
const around = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'data' } },
  sampleService({ name: 'db', metadata: { namespace: 'data' }, spec: { ports: [{ name: 'sql', port: 5432 }] } }),
];

/** Short names of Services that are in sight, but in another namespace only. */
export const dnsCrossNamespaceShort: Rule = {
  id: 'dns-cross-namespace-short',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A Service of another namespace is called by a name that says its namespace',
  why: 'The search list of a pod completes a name with the namespace of the pod alone, so a short name is never looked up in another one.',
  symptom: 'NXDOMAIN: `could not translate host name "db" to address`, `getaddrinfo ENOTFOUND db`, `no such host`.',
  fix: 'Write `<service>.<namespace>`.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services',
  *check(run) {
    const { inventory, settings } = run;
    for (const { where, address, to } of dialled(run)) {
      const { workload } = where;
      if (to !== undefined || workload.namespace === undefined || address.port === undefined) continue;
      // The proxy of a workload may complete names of its own.
      if (workload.podSpec.dnsConfig !== undefined) continue;
      const name = clusterName(address.host, settings.clusterDomain);
      if (name === undefined || name.certain || name.labels.length > 2) continue;
      const [service = '', rest] = [...name.labels].reverse();
      const namespaces = inventory.anywhere('Service', service).flatMap((found) => {
        const { namespace } = found;
        if (namespace === undefined || namespace === workload.namespace) return [];
        // `a.b` reads as pod a of Service b only where b is headless.
        return rest === undefined || (found instanceof Service && found.headless) ? [namespace] : [];
      });
      const [namespace] = namespaces;
      if (namespace === undefined) continue;
      yield {
        object: workload.manifest,
        path: where.path,
        found: `\`${address.host}\` in namespace \`${workload.namespace}\`; Service \`${service}\` is in namespace \`${namespaces.join('`, `')}\``,
        expected: `\`${address.host}.${namespace}\``,
        fix: `Write \`${address.host}.${namespace}\`.`,
      };
    }
  },
  examples: {
    bad: [...around, shop('postgres://db:5432/shop')],
    good: [...around, shop('postgres://db.data:5432/shop')],
  },
};
