import { list } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { isFragment } from '../shared/service/fragment';

/** Load balancer settings without a load balancer. */
export const svcLbOnlyFields: Rule = {
  id: 'svc-lb-only-fields',
  severity: 'error',
  enforcement: 'api',
  title: 'Load balancer settings stand on a Service of type LoadBalancer only',
  why: 'The API server refuses them elsewhere. `healthCheckNodePort` needs `externalTrafficPolicy: Local` besides.',
  symptom: "spec.allocateLoadBalancerNodePorts: Forbidden: may only be used when `type` is 'LoadBalancer'",
  fix: 'Drop the field, or move it to a second Service of type LoadBalancer.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
  *check({ inventory }) {
    for (const service of inventory.services) {
      if (isFragment(service)) continue;
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
          found: `${JSON.stringify(value)} on a Service of type ${type}`,
          expected: `no ${field}`,
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { allocateLoadBalancerNodePorts: false } })],
    good: [sampleHeadlessService()],
  },
};
