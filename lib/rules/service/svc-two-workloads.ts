import type { Service } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { declaredPort } from '../shared/service/declared-port';
import { sampleContainer, sampleDeployment, sampleService } from '../examples';
import { helmHook } from '../shared/pod/helm-hook';
import { reaches } from '../shared/service/reach';

/** A stranger among the pods behind a Service. */
export const svcTwoWorkloads: Rule = {
  id: 'svc-two-workloads',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'All pods that a Service selects serve its ports',
  why: 'A selector takes every pod with the labels, whoever made it. Pods of another workload become endpoints and peers as soon as they are ready, and refuse the connections that they get. Several workloads that all declare the port are no fault.',
  symptom: 'Some connections are refused; the headless name lists a pod that is no peer',
  fix: 'Give the workloads a label that tells them apart, such as `app.kubernetes.io/component`, and select by it.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  *check({ inventory }) {
    for (const service of inventory.services) {
      const selected = inventory.selectedBy(service);
      if (selected.length < 2) continue;
      const workloads = selected.filter((workload) => helmHook(workload) === undefined);
      const members = workloads.filter((workload) => belongs(workload, service));
      // Where nobody declares the port, nothing tells members from strangers.
      const member = members.find(({ kind }) => kind !== 'Pod') ?? members[0];
      if (member === undefined) continue;
      const here = { object: service.manifest, path: 'spec.selector' };
      const expected = `labels that only the pods of ${member.kind}/${member.name} have`;
      const own = new Set(members);
      const others = workloads.filter((workload) => !own.has(workload) && reaches(service, workload));
      // One workload written twice, for two environments, is no stranger to itself.
      const titles = new Set(others.length === 0 ? [] : members.map(titleOf));
      const strangers = others.filter((workload) => !titles.has(titleOf(workload)));
      if (strangers.length > 0)
        yield {
          ...here,
          found: `matches ${namesOf(strangers)}, which declares none of the ports, beside ${member.kind}/${member.name}`,
          expected,
        };
      const bare = member.kind === 'Pod' ? [] : members.filter(({ kind }) => kind === 'Pod');
      // It serves the port, so it may be meant: to form a cluster that the controller's pods then join.
      if (bare.length > 0)
        yield {
          ...here,
          found: `matches the bare ${namesOf(bare)}, beside ${member.kind}/${member.name}`,
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

/** Whether its pods declare a port that the Service leads to, or it names the Service as its own. */
function belongs(workload: Workload, service: Service): boolean {
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

function titleOf({ kind, name }: Workload): string {
  return `${kind}/${name}`;
}

function namesOf(workloads: readonly Workload[]): string {
  return workloads.map(titleOf).join(' and ');
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
