import { list } from '../../manifest/manifest';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { isServicePatch } from '../shared/service/service-patch';

export const svcLbOnlyFields: Rule = {
  id: 'svc-lb-only-fields',
  severity: 'error',
  enforcement: 'api',
  title: 'Set load balancer fields only on a Service of type LoadBalancer',
  why: 'The API server refuses them on other types. healthCheckNodePort needs externalTrafficPolicy: Local too.',
  symptom: "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
  fix: 'Remove the field, or set it on a second Service of type LoadBalancer.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (isServicePatch(service)) continue;
      const { type, spec } = service;
      const set: (readonly [string, unknown])[] = [];
      if (type !== 'LoadBalancer') {
        if (typeof spec.loadBalancerClass === 'string') set.push(['loadBalancerClass', spec.loadBalancerClass]);
        if (typeof spec.allocateLoadBalancerNodePorts === 'boolean')
          set.push(['allocateLoadBalancerNodePorts', spec.allocateLoadBalancerNodePorts]);
        if (list(spec.loadBalancerSourceRanges).length > 0)
          set.push(['loadBalancerSourceRanges', spec.loadBalancerSourceRanges]);
      }
      if (
        typeof spec.healthCheckNodePort === 'number' &&
        spec.healthCheckNodePort !== 0 &&
        (type !== 'LoadBalancer' || spec.externalTrafficPolicy !== 'Local')
      )
        set.push(['healthCheckNodePort', spec.healthCheckNodePort]);
      for (const [field, value] of set)
        yield {
          object: service.manifest,
          path: `spec.${field}`,
          found: `${quoted(value)} on a Service of type ${type}`,
          expected:
            field === 'healthCheckNodePort' && type === 'LoadBalancer'
              ? 'externalTrafficPolicy "Local", or no healthCheckNodePort'
              : `no ${field}`,
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { allocateLoadBalancerNodePorts: false } })],
    good: [sampleHeadlessService()],
  },
};
