import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { ownAddresses } from '../shared/env/own-address';

const path = 'spec.template.spec.containers[0].env';
const ip = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

export const envPodipUrl: Rule = {
  id: 'env-podip-url',
  severity: 'info',
  enforcement: 'runtime',
  title: 'Do not join the address of a pod and a port in a variable',
  why: 'In a URL or before a port, an IPv6 address needs brackets and an IPv4 address must have none. The address of a pod can be either.',
  symptom: 'On an IPv6 cluster: invalid URL http://fd00::1:8080',
  fix: 'Pass the address and the port in two variables, or write the address in brackets where every cluster has IPv6.',
  source: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.2',
  *check({ inventory }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers) {
        const seen = new Set<string>();
        for (const { path: at, text, variable, field, bracketed, scheme, port } of ownAddresses(workload, container)) {
          if (bracketed || field.endsWith('IPs') || !(scheme || port) || seen.has(at)) continue;
          seen.add(at);
          yield {
            object: workload.manifest,
            path: at,
            found: quoted(text),
            expected: `${quoted(`$(${variable})`)} in one variable and the port in another`,
            fix: `Pass the address and the port in two variables, or write [$(${variable})] where every cluster has IPv6.`,
          };
        }
      }
  },
  examples: {
    bad: [withField(sampleDeployment(), path, [ip, { name: 'ADVERTISE', value: 'http://$(POD_IP):8080' }])],
    good: [withField(sampleDeployment(), path, [ip, { name: 'ADVERTISE', value: '$(POD_IP)' }])],
  },
};
