import type { Inventory } from '../../manifest/inventory';
import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';

const NAME = '([A-Z][A-Z0-9_]*)_SERVICE_(?:HOST|PORT)(?:_[A-Z0-9_]+)?';
/** `$(X)`, `${X}` or `$X`; a shell's `${X:-default}` is none, since it does without. */
const VARIABLE = new RegExp(`\\$(?:\\(${NAME}\\)|\\{${NAME}\\}|${NAME}(?![A-Z0-9_]))`, 'g');

/** A Service variable that no kubelet sets. */
export const svcHeadlessEnv: Rule = {
  id: 'svc-headless-env',
  severity: 'error',
  enforcement: 'runtime',
  title: 'No container reads the Service variables of a headless Service',
  why: 'The kubelet sets `<SERVICE>_SERVICE_HOST` for Services with a cluster IP only.',
  symptom: 'The text `$(WEB_SERVICE_HOST)` stays as it is; a shell reads an empty value',
  fix: 'Use the DNS name of the Service and the port of the container.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
  *check({ inventory }) {
    const headless = byVariable(inventory);
    if (headless.size === 0) return;
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        // What stands in a ConfigMap or Secret is out of sight; it may set the variable.
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
              ?.find((candidate) => hasNoTwin(candidate, workload, inventory, prefix));
            if (service === undefined || own.has(written.replace(/[^A-Z0-9_]/g, ''))) continue;
            yield {
              object: workload.manifest,
              path,
              found: `${written}, while the Service ${service.name} is headless`,
              expected: `the name ${service.name}`,
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
    const prefix = variablePrefix(service);
    services.set(prefix, [...(services.get(prefix) ?? []), service]);
  }
  return services;
}

/** Whether no Service with a cluster IP gives the pods a variable of that name. */
function hasNoTwin(service: Service, workload: Workload, inventory: Inventory, prefix: string): boolean {
  return (
    service.mayShareNamespace(workload) &&
    !inventory
      .named('Service', prefix.toLowerCase().replaceAll('_', '-'), workload)
      .some((twin) => twin.spec.clusterIP !== 'None')
  );
}
