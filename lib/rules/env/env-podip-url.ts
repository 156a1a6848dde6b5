import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { fieldPathOf } from '../shared/env/environment';
import { references } from '../../manifest/expansion';

const path = 'spec.template.spec.containers[0].env';
const ip = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

export const envPodipUrl: Rule = {
  id: 'env-podip-url',
  severity: 'info',
  enforcement: 'runtime',
  title: 'An address is joined with a port by the program',
  why: 'In a URL or before a port an IPv6 address needs brackets, an IPv4 address must have none. $(POD_IP) can be either.',
  symptom: 'on an IPv6 cluster: invalid URL http://fd00::1:8080',
  fix: 'Pass address and port apart, or [$(POD_IP)] where every cluster has IPv6.',
  source: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.2',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const addresses = new Set(
          container.env.flatMap(({ name, valueFrom }) =>
            ['status.podIP', 'status.hostIP'].includes(fieldPathOf(valueFrom) ?? '') ? [name] : [],
          ),
        );
        if (addresses.size === 0) continue;
        for (const { path: at, value } of container.env)
          for (const name of new Set(references(value ?? '')))
            if (addresses.has(name) && value?.includes(`://$(${name})`))
              yield {
                object: workload.manifest,
                path: `${at}.value`,
                found: quoted(value),
                expected: 'the address in a variable of its own',
              };
      }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [ip, { name: 'ADVERTISE', value: 'http://$(POD_IP):8080' }])],
    good: [withField(sampleDeployment(), path, [ip, { name: 'ADVERTISE', value: '$(POD_IP)' }])],
  },
};
