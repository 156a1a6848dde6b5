import type { Inventory } from '../../manifest/inventory';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';
import { addToList } from '../../manifest/lists';

const NAME = '([A-Z][A-Z0-9_]*)_SERVICE_(?:HOST|PORT)(?:_[A-Z0-9_]+)?';
/** `$(X)`, `${X}` or `$X`. `${X:-default}` in a shell is left out: it works without the variable. */
const VARIABLE = new RegExp(`\\$(?:\\(${NAME}\\)|\\{${NAME}\\}|${NAME}(?![A-Z0-9_]))`, 'g');

export const svcHeadlessEnv: Rule = {
  id: 'svc-headless-env',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Do not read the Service variables of a headless Service',
  why: 'The kubelet sets <SERVICE>_SERVICE_HOST and the like only for Services with a cluster IP.',
  symptom: 'the string $(WEB_SERVICE_HOST) stays as it is; a shell reads an empty value',
  fix: 'Use the DNS name of the Service and the port of the container.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  *check({ inventory }) {
    const headless = byVariable(inventory);
    if (headless.size === 0) return;
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        // The ConfigMap or Secret may set the variable.
        if (container.fields.envFrom !== undefined) continue;
        const own = new Set(container.env.map(({ name }) => name));
        const texts = [
          ...container.env.flatMap(({ path, value }) =>
            value === undefined ? [] : [[`${path}.value`, value] as const],
          ),
          ...container.words.map(({ path, word }) => [path, word] as const),
        ];
        for (const [path, text] of texts)
          for (const [written, inParentheses, inBraces, bare] of text.matchAll(VARIABLE)) {
            const prefix = inParentheses ?? inBraces ?? bare ?? '';
            const service = headless
              .get(prefix)
              ?.find((candidate) => isNeverSet(candidate, workload, inventory, prefix));
            if (service === undefined || own.has(written.replace(/[^A-Z0-9_]/g, ''))) continue;
            yield {
              object: workload.manifest,
              path,
              found: `${quoted(written)}; Service "${service.name}" is headless`,
              expected: `the DNS name ${quoted(service.name)}`,
            };
          }
      }
  },
  examples: {
    bad: [
      sampleHeadlessService(),
      sampleDeployment({ container: { env: [{ name: 'PEERS', value: '$(WEB_SERVICE_HOST)' }] } }),
    ],
    good: [sampleHeadlessService(), sampleDeployment({ container: { env: [{ name: 'PEERS', value: 'web' }] } })],
  },
};

function variablePrefix(service: Service): string {
  return service.name.toUpperCase().replaceAll('-', '_');
}

function byVariable(inventory: Inventory): ReadonlyMap<string, readonly Service[]> {
  const services = new Map<string, Service[]>();
  for (const service of inventory.services) {
    if (!service.headless || service.type !== 'ClusterIP') continue;
    addToList(services, variablePrefix(service), service);
  }
  return services;
}

/** Whether the Service is of the pods' namespace, and no Service with a cluster IP sets variables with that prefix there. */
function isNeverSet(service: Service, workload: Workload, inventory: Inventory, prefix: string): boolean {
  return (
    service.mayShareNamespace(workload) &&
    !inventory
      .named('Service', prefix.toLowerCase().replaceAll('_', '-'), workload)
      .some(({ spec }) => spec.clusterIP !== 'None')
  );
}
