import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, samplePod, sampleService } from '../examples';
import { helmHook } from '../shared/pod/helm-hook';
import { routesTo } from '../shared/service/routes-to';
import { nameOf } from '../../manifest/names-in-words';

export const svcHookPod: Rule = {
  id: 'svc-hook-pod',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not give the pods of Helm hooks and tests labels that a Service selects',
  why:
    'The pods of a hook run next to those of the release. They have no readiness probe, so they are ready at ' +
    'once and become endpoints of every Service that selects their labels.',
  symptom: 'during helm test or an upgrade some connections are refused',
  fix:
    'Remove the selected labels from the hook, or give it another app.kubernetes.io/component that the Service ' +
    'does not select.',
  source: 'https://helm.sh/docs/topics/charts_hooks/',
  outranks: ['svc-two-workloads'],
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const hook = helmHook(workload);
      if (hook === undefined || runsWithoutServices(hook)) continue;
      const services = inventory.servicesOf(workload).filter((service) => routesTo(service, workload));
      if (services.length > 0)
        yield {
          object: workload.manifest,
          path: `${workload.templatePath}metadata.labels`,
          found: `labels that ${services.map(nameOf).join(' and ')} ${services.length === 1 ? 'selects' : 'select'}, on the Helm hook ${quoted(hook)}`,
          expected: 'labels that no Service selects',
        };
    }
  },
  examples: {
    bad: [sampleService(), sampleDeployment(), testPod('web')],
    good: [sampleService(), sampleDeployment(), testPod('web-test')],
  },
};

/** Whether the hook only runs before the Services of the release are created, or after they are deleted. */
function runsWithoutServices(hook: string): boolean {
  return hook.split(',').every((event) => ['pre-install', 'post-delete', 'crd-install'].includes(event.trim()));
}

function testPod(app: string) {
  return samplePod({
    metadata: { name: 'web-test', labels: { app }, annotations: { 'helm.sh/hook': 'test' } },
    container: { ports: undefined },
  });
}
