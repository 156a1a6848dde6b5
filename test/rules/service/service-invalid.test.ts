import { serviceInvalid } from '../../../lib/rules/service/service-invalid';
import { constraintTests } from '../constraint-tests';

constraintTests(serviceInvalid, {
  wrong: [
    ['LoadBalancer', 'spec.loadBalancerSourceRanges[0]', ['10.0.0.0', '10.0.0.0/40']],
    ['LoadBalancer', 'spec.loadBalancerClass', ['my class']],
    ['LoadBalancer', 'spec.externalIPs', [['web.example.com'], ['127.0.0.1']], 'spec.externalIPs[0]'],
    ['LoadBalancer', 'spec.trafficDistribution', ['Close']],
    ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', '10.0.0.2']]],
    [
      'LoadBalancer',
      'spec',
      [
        {
          type: 'ClusterIP',
          ports: [{ port: 80 }],
          sessionAffinity: 'ClientIP',
          sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } },
        },
      ],
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
    ],
    [
      'LoadBalancer',
      'spec',
      [
        {
          type: 'ClusterIP',
          ports: [{ port: 80 }],
          sessionAffinity: 'ClientIP',
          sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } },
        },
      ],
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
    ],
    ['LoadBalancer', 'spec.clusterIP', ['none', '10.0.0', '10.0.0.256']],
    ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', 'fd00::1', '10.0.0.2']]],
    ['LoadBalancer', 'spec.clusterIPs', [['fd00::1', 'fd00::2']]],
    ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', 'x']], 'spec.clusterIPs[1]'],
    [
      'LoadBalancer',
      'spec',
      [{ ports: [{ port: 80 }], clusterIP: '10.0.0.1', ipFamilies: ['IPv6'] }],
      'spec.clusterIP',
    ],
    [
      'LoadBalancer',
      'spec',
      [{ ports: [{ port: 80 }], clusterIPs: ['10.0.0.1', 'fd00::1'], ipFamilies: ['IPv4', 'IPv4'] }],
      'spec.clusterIPs[1]',
    ],
    ['LoadBalancer', 'spec.loadBalancerClass', ['', 'a/b/c']],
    ['LoadBalancer', 'spec.loadBalancerSourceRanges[0]', ['10.0.0.1/8']],
  ],
  right: [
    ['LoadBalancer', 'spec.loadBalancerSourceRanges', [['10.0.0.0/8', ' 192.168.0.0/16 '], []]],
    ['LoadBalancer', 'spec.trafficDistribution', ['PreferClose', 'PreferSameNode']],
    ['LoadBalancer', 'spec.externalIPs', [['203.0.113.10']]],
    ...[1, 86_400].map(
      (timeoutSeconds) =>
        [
          'LoadBalancer',
          'spec',
          [
            {
              ports: [{ port: 80 }],
              sessionAffinity: 'ClientIP',
              sessionAffinityConfig: { clientIP: { timeoutSeconds } },
            },
          ],
        ] as const,
    ),
    [
      'LoadBalancer',
      'spec',
      [{ ports: [{ port: 80 }], sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } }],
    ],
    ['LoadBalancer', 'spec.clusterIP', ['None', '', '10.0.0.1', 'fd00::1']],
    ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', 'fd00::1'], ['None'], []]],
    [
      'LoadBalancer',
      'spec',
      [
        { type: 'ExternalName', externalName: 'a.example', clusterIP: 'x' },
        { type: 'ClusterIP', ports: [{ port: 80 }], loadBalancerClass: 'my class' },
      ],
    ],
    [
      'LoadBalancer',
      'spec',
      [{ ports: [{ port: 80 }], clusterIPs: ['10.0.0.1', 'fd00::1'], ipFamilies: ['IPv4', 'IPv6'] }],
    ],
    ['LoadBalancer', 'spec.loadBalancerClass', ['example.com/internal', 'internal']],
    ['LoadBalancer', 'spec.trafficDistribution', ['PreferSameZone']],
  ],
});
