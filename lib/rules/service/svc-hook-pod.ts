import type { Rule } from '../rule';
import { sampleDeployment, samplePod, sampleService } from '../examples';
import { helmHook } from '../shared/pod/helm-hook';
import { reaches } from '../shared/service/reach';

/** The pod of a Helm hook or test behind a Service. */
export const svcHookPod: Rule = {
  id: 'svc-hook-pod',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'No Service selects the pods of Helm hooks and tests',
  why: 'A hook runs while the release runs. Its pods have no readiness probe, so they count as ready at once and become endpoints, and peers, of every Service that selects their labels.',
  symptom: 'During `helm test` or an upgrade, some connections are refused',
  fix: 'Leave the selector labels out of the hook, or give it another `app.kubernetes.io/component` that the Service does not select.',
  source: 'https://helm.sh/docs/topics/charts_hooks/',
  outranks: ['svc-two-workloads'],
  *check({ inventory }) {
    for (const workload of inventory.workloads) {
      const hook = helmHook(workload);
      if (hook === undefined || runsAlone(hook)) continue;
      const services = inventory.servicesOf(workload).filter((service) => reaches(service, workload));
      if (services.length > 0)
        yield {
          object: workload.manifest,
          path: `${workload.templatePath}metadata.labels`,
          found: `the labels that ${services.length === 1 ? 'Service' : 'Services'} ${services.map(({ name }) => `\`${name}\``).join(' and ')} ${services.length === 1 ? 'selects' : 'select'}, on the hook ${hook}`,
          expected: 'labels that no Service selects',
        };
    }
  },
  examples: {
    bad: [sampleService(), sampleDeployment(), testPod('web')],
    good: [sampleService(), sampleDeployment(), testPod('web-test')],
  },
};

/** Whether the release's Services are not yet or no longer there whenever the hook runs. */
function runsAlone(hook: string): boolean {
  return hook.split(',').every((event) => ['pre-install', 'post-delete', 'crd-install'].includes(event.trim()));
}

function testPod(app: string) {
  return samplePod({
    metadata: { name: 'web-test', labels: { app }, annotations: { 'helm.sh/hook': 'test' } },
    container: { ports: undefined },
  });
}
