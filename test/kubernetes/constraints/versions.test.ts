import { describe, expect, test } from 'vitest';
import { violationsOf } from '../../../lib/kubernetes/constraints/object';
import type { Violation } from '../../../lib/kubernetes/constraints/violations';
import { changed, type Kind } from './objects';

// What Kubernetes takes has changed with its versions.

type Change = readonly [kind: Kind, field: string, value: unknown];
const found = ([kind, field, value]: Change, oldest: string, newest = oldest): readonly Violation[] =>
  violationsOf(changed(kind, field, value), { kubernetes: { oldest, newest }, nodePorts: [30000, 32767] });

const POD = { containers: [{ name: 'web', image: 'web:1' }] };
const NODES = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution';
const external = { type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: '1' } } };

const SINCE: readonly (readonly [since: string, before: string, ...Change])[] = [
  [
    '1.29',
    '1.28',
    'Pod',
    'spec',
    { ...POD, hostNetwork: true, securityContext: { sysctls: [{ name: 'net.a', value: '1' }] } },
  ],
  ['1.30', '1.29', 'Pod', 'spec.containers[0].securityContext.procMount', 'Unmasked'],
  ['1.32', '1.31', 'Pod', `${NODES}.nodeSelectorTerms[0].matchExpressions[0].values[0]`, 'very fast'],
  ['1.33', '1.32', 'Pod', 'spec', { ...POD, hostUsers: false, hostPID: true }],
  ['1.34', '1.33', 'Pod', 'spec.containers[0].resources.claims', [{ name: 'gpu' }]],
  ['1.34', '1.33', 'HorizontalPodAutoscaler', 'spec.scaleTargetRef.apiVersion', 'v1'],
  ['1.36', '1.35', 'LoadBalancer', 'spec.loadBalancerSourceRanges[0]', '10.0.0.1/8'],
  ['1.36', '1.35', 'NetworkPolicy', 'spec.ingress[0].from[0].ipBlock', { cidr: '10.0.0.1/8' }],
  ['1.36', '1.35', 'Pod', 'spec.dnsConfig.nameservers[0]', '010.0.0.10'],
  ['1.36', '1.35', 'Pod', 'spec.hostAliases[0].ip', '010.0.0.5'],
  ['1.36', '1.35', 'LoadBalancer', 'spec.externalIPs', ['010.0.0.5']],
];

describe('refused since a version', () => {
  test.each(SINCE)('%s, and not in %s: %s %s %j', (since, before, ...change) => {
    expect(found(change, since)).toHaveLength(1);
    expect(found(change, before)).toEqual([]);
    expect(found(change, before, since)).toHaveLength(1);
  });
});

const UNTIL: readonly (readonly [until: string, after: string, ...Change])[] = [
  ['1.32', '1.33', 'Pod', 'spec.dnsConfig.searches[0]', '.'],
  ['1.31', '1.32', 'Pod', 'spec.containers[0].envFrom[0].prefix', '1_'],
  ['1.33', '1.34', 'LoadBalancer', 'spec.trafficDistribution', 'PreferSameNode'],
  ['1.36', '1.37', 'HorizontalPodAutoscaler', 'spec', { ...hpa(), minReplicas: 0, metrics: [external] }],
  [
    '1.33',
    '1.34',
    'Pod',
    'spec.topologySpreadConstraints[0]',
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { track: 'a' } },
      matchLabelKeys: ['track'],
    },
  ],
];

function hpa() {
  return { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } };
}

describe('refused until a version', () => {
  test.each(UNTIL)('%s, and not in %s: %s %s %j', (until, after, ...change) => {
    expect(found(change, until)).toHaveLength(1);
    expect(found(change, after)).toEqual([]);
  });
});

describe('what is accepted, although its pods are refused', () => {
  const later = (change: Change, version: string) => found(change, version).map((one) => one.later);

  test('is the pod template of a StatefulSet before 1.34', () => {
    const change = ['StatefulSet', 'spec.template.spec.containers[0].name', 'My_App'] as const;
    expect(later(change, '1.33')).toEqual(['the StatefulSet']);
    expect(later(change, '1.34')).toEqual([undefined]);
  });

  test('is a claim template of a StatefulSet before 1.34, and its labels in every version', () => {
    const size = ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', '0'] as const;
    expect(later(size, '1.33')).toEqual(['the StatefulSet']);
    expect(later(size, '1.34')).toEqual([undefined]);
    const labels = ['StatefulSet', 'spec.volumeClaimTemplates[0].metadata.labels', { version: 'a b' }] as const;
    expect(later(labels, '1.37')).toEqual(['the StatefulSet']);
  });

  test('is an image with blanks around it in a template, not in a Pod', () => {
    expect(later(['Deployment', 'spec.template.spec.containers[0].image', ' web:1'], '1.37')).toEqual(['the template']);
    expect(later(['Pod', 'spec.containers[0].image', ' web:1'], '1.37')).toEqual([undefined]);
  });

  test('are two equal ports on the network of the host in a template since 1.28, not in a Pod', () => {
    const ports = [{ containerPort: 8080 }, { containerPort: 8080 }];
    const spec = { hostNetwork: true, containers: [{ name: 'web', image: 'web:1', ports }] };
    const template = { metadata: { labels: { app: 'web' } }, spec };
    expect(later(['Deployment', 'spec.template', template], '1.27')).toEqual([undefined]);
    expect(later(['Deployment', 'spec.template', template], '1.28')).toEqual(['the template']);
    expect(later(['Pod', 'spec', spec], '1.28')).toEqual([undefined]);
  });

  test('is a key that a spread selects twice, of pods that have the label, since 1.34', () => {
    const change = ['Deployment', 'spec.template.spec.topologySpreadConstraints[0].matchLabelKeys', ['app']] as const;
    expect(later(change, '1.33')).toEqual([undefined]);
    expect(later(change, '1.34')).toEqual(['the template']);
  });
});

test('what was not rendered is that, whatever else it would be', () => {
  const topics = (...change: Change) => found(change, '1.37').map(({ topic }) => topic);
  expect(topics('Deployment', 'metadata.name', '{{ .Release.Name }}')).toEqual(['placeholder-unrendered']);
  expect(topics('Service', 'metadata.name', '${NAME}')).toEqual(['placeholder-unrendered']);
  expect(topics('StatefulSet', 'spec.serviceName', '${NAME}')).toEqual(['placeholder-unrendered']);
  expect(topics('Pod', 'spec.hostname', '${NAME}')).toEqual(['placeholder-unrendered']);
  expect(topics('Pod', 'spec.subdomain', '{{ .Values.subdomain }}')).toEqual(['placeholder-unrendered']);
  expect(topics('ConfigMap', "data['${KEY}']", 'x')).toEqual(['placeholder-unrendered']);
  expect(topics('Pod', 'spec.containers[0].volumeMounts[1].subPathExpr', '/${NAME}')).toEqual([
    'placeholder-unrendered',
  ]);
  // The kubelet puts the variable there.
  expect(topics('Pod', 'spec.containers[0].volumeMounts[1].subPathExpr', '$(POD_NAME)')).toEqual([]);
  const field = 'spec.containers[0].env[1].valueFrom';
  expect(topics('Pod', field, { fieldRef: { fieldPath: '${PATH}' } })).toEqual(['placeholder-unrendered']);
});
