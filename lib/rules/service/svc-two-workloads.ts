import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { declaredPort } from '../shared/service/declared-port';
import { sampleContainer, sampleDeployment, sampleService } from '../examples';
import { helmHook } from '../shared/pod/helm-hook';
import { isShared, SHARED_SERVICE } from '../shared/service/shared-service';
import { routesTo } from '../shared/service/routes-to';
import { nameOf } from '../../manifest/names-in-words';

export const svcTwoWorkloads: Rule = {
  id: 'svc-two-workloads',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not select pods that do not serve the ports of the Service',
  why:
    'A selector matches every pod with the labels, whichever workload made it. Pods of another workload become ' +
    'endpoints as soon as they are ready, and refuse connections. Several workloads that all declare the port ' +
    'are no finding.',
  symptom: 'some connections are refused; the name of a headless Service resolves to a pod that is no peer',
  fix:
    'Give the workloads different values of a label such as app.kubernetes.io/component, and select by it. Where all of ' +
    `them are meant, give the Service the annotation ${SHARED_SERVICE}: "true".`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (isShared(service)) continue;
      const selected = inventory.selectedBy(service);
      if (selected.length < 2) continue;
      const workloads = selected.filter((workload) => helmHook(workload) === undefined);
      const members = workloads.filter((workload) => serves(workload, service));
      // Where no workload declares the port, any of them may serve it.
      const member = members.find(({ kind }) => kind !== 'Pod') ?? members[0];
      if (member === undefined) continue;
      const here = { object: service.manifest, path: 'spec.selector' };
      const expected = `labels that only the pods of ${nameOf(member)} have`;
      const own = new Set(members);
      const selector = quoted(service.spec.selector);
      const rest = workloads.filter((workload) => !own.has(workload) && routesTo(service, workload));
      // Two manifests of one workload, for two environments, are the same workload.
      const titles = new Set(rest.length === 0 ? [] : members.map(nameOf));
      const others = rest.filter((workload) => !titles.has(nameOf(workload)));
      if (others.length > 0)
        yield {
          ...here,
          found: `${selector}, which also matches ${namesOf(others)}, where no container declares a port of the Service`,
          expected,
        };
      const bare = member.kind === 'Pod' ? [] : members.filter(({ kind }) => kind === 'Pod');
      // They serve the port, so they may be there on purpose, such as a first member that the others join.
      if (bare.length > 0)
        yield {
          ...here,
          found: `${selector}, which also matches ${namesOf(bare)}, without a workload`,
          expected,
          severity: 'info',
        };
    }
  },
  examples: {
    bad: [sampleService(), sampleDeployment(), migration({ app: 'web' })],
    good: [sampleService(), sampleDeployment(), migration({ app: 'web-migration' })],
  },
};

/** Whether its pods declare a port of the Service, or its serviceName names the Service. */
function serves(workload: Workload, service: Service): boolean {
  return (
    workload.serviceName === service.name ||
    service.ports.some(({ port, targetPort, protocol }) => {
      const target = targetPort === undefined || targetPort === 0 || targetPort === '' ? port : targetPort;
      if (typeof target === 'string') return declaredPort(workload, target, protocol) !== undefined;
      return workload.servingContainers.some((container) =>
        container.ports.some((declared) => declared.containerPort === target && declared.protocol === protocol),
      );
    })
  );
}

function namesOf(workloads: readonly Workload[]): string {
  return workloads.map(nameOf).join(' and ');
}

function migration(labels: Readonly<Record<string, string>>) {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'web-migration' },
    spec: {
      template: {
        metadata: { labels },
        spec: { restartPolicy: 'Never', containers: [sampleContainer({ ports: undefined })] },
      },
    },
  };
}
