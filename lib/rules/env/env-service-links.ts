import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService, withField } from '../examples';

const path = 'spec.template.spec.containers[0].env';
const service = withField(sampleHeadlessService(), 'spec.clusterIP', undefined);
const configured = withField(sampleDeployment(), path, [{ name: 'WEB_LOG_LEVEL', value: 'info' }]);

export const envServiceLinks: Rule = {
  id: 'env-service-links',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not let variables of a Service mix with those that configure the program',
  why:
    'For each Service with a cluster IP the kubelet adds variables such as WEB_PORT=tcp://10.0.0.1:8080 to every pod of the ' +
    'namespace. A program that reads its settings from variables with the prefix WEB_ reads these too.',
  symptom: 'The program fails at start: invalid port "tcp://10.0.0.1:8080"',
  fix: 'Set enableServiceLinks: false in the pod spec.',
  source: 'https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables',
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      if (workload.podSpec.enableServiceLinks === false) continue;
      for (const { name, headless, type } of inventory.servicesOf(workload)) {
        // The kubelet adds variables only for Services with a cluster IP.
        if (headless || type === 'ExternalName') continue;
        const prefix = `${name.toUpperCase().replaceAll('-', '_')}_`;
        const own = workload.containers.flatMap(({ env }) => env);
        const setting = own.find(
          (variable) => variable.name.startsWith(prefix) && !variable.name.startsWith(`${prefix}SERVICE_`),
        );
        // The kubelet does not replace a variable that the container declares.
        if (setting === undefined || own.some((variable) => variable.name === `${prefix}PORT`)) continue;
        yield {
          object: workload.manifest,
          path: setting.path,
          found: `${setting.name} beside ${prefix}PORT, which the kubelet adds for Service ${quoted(name)}`,
          expected: 'enableServiceLinks: false in the pod spec',
        };
        break;
      }
    }
  },
  examples: {
    bad: [service, configured],
    good: [service, withField(configured, 'spec.template.spec.enableServiceLinks', false)],
  },
};
