import { describe, expect, test } from 'vitest';
import { violationsOf } from '../../../lib/kubernetes/constraints/object';
import type { Topic } from '../../../lib/kubernetes/constraints/topics';
import { changed, OBJECTS, type Kind } from './objects';

const CLUSTER = { kubernetes: { oldest: '1.37', newest: '1.37' }, nodePorts: [30000, 32767] } as const;

const written = (path: readonly (string | number)[]) =>
  path.reduce<string>(
    (all, step) =>
      typeof step === 'number'
        ? `${all}[${step}]`
        : all === ''
          ? step
          : /^[\w-]+$/.test(step)
            ? `${all}.${step}`
            : `${all}['${step}']`,
    '',
  );
const at = (kind: Kind, path: string, value: unknown, cluster: Parameters<typeof violationsOf>[1] = CLUSTER) =>
  violationsOf(changed(kind, path, value), cluster).map(({ topic, path }) => `${topic} at ${written(path)}`);

const P = 'spec.template.spec';
const C = `${P}.containers[0]`;

/** The kind, the field that is changed, its values, the topic, and the field of the violation where it is another. */
const WRONG: readonly (readonly [Kind, string, readonly unknown[], Topic, string?])[] = [
  ['Deployment', 'spec.selector', [undefined, {}], 'selector-missing'],
  ['DaemonSet', 'spec.selector', [{ matchLabels: {} }], 'selector-missing'],
  [
    'Deployment',
    'spec.selector',
    [{ matchLabels: { app: 'wbe' } }],
    'selector-misses-template',
    'spec.template.metadata.labels',
  ],
  ['Deployment', 'spec.template.metadata.labels', [undefined, { app: 'x' }], 'selector-misses-template'],
  [
    'StatefulSet',
    'spec.selector.matchExpressions',
    [[{ key: 'role', operator: 'in', values: ['a'] }], [{ key: 'role', operator: 'Equal' }], [{ key: 'role' }]],
    'selector-expression-invalid',
    'spec.selector.matchExpressions[0].operator',
  ],
  [
    'Deployment',
    'spec.selector.matchExpressions',
    [[{ key: 'app', operator: 'In', values: [] }], [{ key: 'app', operator: 'Exists', values: ['x'] }]],
    'selector-expression-invalid',
    'spec.selector.matchExpressions[0].values',
  ],
  [
    'StatefulSet',
    'spec.selector.matchExpressions',
    [[{ key: 'app', operator: 'In', values: ['web', 'a b'] }]],
    'label-syntax',
    'spec.selector.matchExpressions[0].values[1]',
  ],
  [
    'Deployment',
    'metadata.labels.version',
    ['1.0+b', 'nginx:1.25', 'team/a', 'x'.repeat(64), '-a', 'a_'],
    'label-syntax',
  ],
  ['Deployment', "metadata.labels['my app']", ['x'], 'label-syntax'],
  ['Pod', 'spec.nodeSelector', [{ disk: 'very fast' }], 'label-syntax', 'spec.nodeSelector.disk'],
  ['Deployment', "metadata.annotations['my note']", ['x'], 'annotation-key-syntax'],
  ['Deployment', `${C}.volumeMounts[0].name`, ['confg', '', undefined], 'mount-without-volume'],
  ['StatefulSet', `${C}.volumeMounts[0].name`, ['dat'], 'mount-without-volume'],
  ['Deployment', `${C}.volumeMounts[1].mountPath`, ['/etc/web', '', undefined], 'mount-path-invalid'],
  ['Deployment', `${C}.volumeMounts[1].subPath`, ['/abs', 'a/../b'], 'mount-path-invalid'],
  ['Deployment', `${C}.resources.limits.memory`, ['1024MB', '512m b', '8gb', '5 Gi', '1.5.0Gi', ''], 'quantity-syntax'],
  ['Deployment', `${C}.resources.limits.cpu`, ['1core'], 'quantity-syntax'],
  ['PersistentVolumeClaim', 'spec.resources.requests.storage', ['10GB'], 'quantity-syntax'],
  ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', ['10GB'], 'quantity-syntax'],
  ['Deployment', `${C}.resources.requests.memory`, ['2Gi', '1025Mi', 1073741825], 'request-above-limit'],
  ['Deployment', `${C}.resources.requests['nvidia.com/gpu']`, [1], 'request-above-limit'],
  ['Deployment', `${C}.resources.limits.gpu`, [1], 'resource-invalid'],
  ['Deployment', `${C}.resources.limits['nvidia.com/gpu']`, ['500m'], 'resource-invalid'],
  ['Deployment', `${C}.resources.requests.cpu`, ['-1'], 'resource-invalid'],
  ['Deployment', `${P}.containers`, [[], undefined], 'containers-missing'],
  ['Deployment', `${C}.name`, ['my_app', 'Web', undefined, '', 'x'.repeat(64), 'a.b'], 'container-name-invalid'],
  ['Deployment', `${P}.initContainers[0].name`, ['web'], 'container-name-invalid'],
  ['Deployment', `${C}.image`, [undefined, '', null], 'container-image-missing'],
  ['Pod', 'spec.containers[0].image', [' web:1', 'web:1 '], 'container-image-missing'],
  ['ConfigMap', "data['a/b']", ['x'], 'config-key-syntax'],
  ['Secret', "data['tls.key']", [undefined], 'secret-key-missing'],
  ['Endpoints', 'subsets[0].addresses[0].ip', ['db.example.com', '127.0.0.1', '', undefined], 'endpoints-invalid'],
  ['Endpoints', 'subsets[0].addresses', [[]], 'endpoints-invalid', 'subsets[0]'],
  ['Endpoints', 'subsets[0].ports[0].port', [0, 70000, undefined], 'endpoints-invalid'],
  ['EndpointSlice', 'ports[0].appProtocol', ['my_proto!'], 'endpoints-invalid'],
  ['EndpointSlice', 'endpoints[0].nodeName', ['Node_A'], 'endpoints-invalid'],
  ['Job', `${P}.restartPolicy`, [undefined, 'Always', 'never'], 'job-restart-policy'],
  ['CronJob', `spec.jobTemplate.${P}.restartPolicy`, [undefined, 'Always'], 'job-restart-policy'],
  ['Deployment', `${P}.restartPolicy`, ['Never', 'OnFailure'], 'template-restart-policy'],
  ['Deployment', `${P}.activeDeadlineSeconds`, [10], 'template-restart-policy'],
  ['Service', 'spec.ports[0].nodePort', [80, 8080, 29999, 32768, 65536, -1], 'node-port-range'],
  ['Service', 'spec.ports[1].nodePort', [30080], 'node-port-duplicate'],
  [
    'Deployment',
    'spec.strategy',
    [{ type: 'Recreate', rollingUpdate: { maxSurge: 1 } }],
    'rollout-strategy-invalid',
    'spec.strategy.rollingUpdate',
  ],
  [
    'Deployment',
    'spec.strategy.rollingUpdate',
    [
      { maxSurge: 0, maxUnavailable: 0 },
      { maxSurge: '0%', maxUnavailable: '0%' },
      { maxUnavailable: '150%' },
      { maxUnavailable: '25' },
      { maxUnavailable: -1 },
      { maxUnavailable: '25 %' },
    ],
    'rollout-strategy-invalid',
    'spec.strategy.rollingUpdate.maxUnavailable',
  ],
  [
    'DaemonSet',
    'spec.updateStrategy.rollingUpdate',
    [{ maxSurge: 1 }, { maxSurge: 1, maxUnavailable: 1 }],
    'rollout-strategy-invalid',
    'spec.updateStrategy.rollingUpdate.maxSurge',
  ],
  [
    'DaemonSet',
    'spec.updateStrategy.rollingUpdate',
    [{ maxUnavailable: 0 }],
    'rollout-strategy-invalid',
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
  ],
  ['Deployment', 'spec.replicas', [-1], 'workload-number-invalid'],
  ['Deployment', 'spec.minReadySeconds', [600], 'workload-number-invalid', 'spec.progressDeadlineSeconds'],
  ['RoleBinding', 'roleRef.kind', [undefined, 'role'], 'rbac-role-ref-invalid'],
  ['ClusterRoleBinding', 'roleRef.kind', ['Role'], 'rbac-role-ref-invalid'],
  ['RoleBinding', 'roleRef.name', [undefined, 'a/b'], 'rbac-role-ref-invalid'],
  ['RoleBinding', 'subjects[0].kind', ['serviceAccount', undefined], 'rbac-subject-invalid'],
  ['ClusterRoleBinding', 'subjects[0].namespace', [undefined], 'rbac-subject-invalid'],
  ['Role', 'rules[0].verbs', [undefined, []], 'rbac-rule-incomplete'],
  ['Role', 'rules[0].apiGroups', [undefined, []], 'rbac-rule-incomplete'],
  ['Role', 'rules[0].nonResourceURLs', [['/metrics']], 'rbac-rule-incomplete'],
  ['Deployment', 'metadata.name', ['My_App', 'Web', '-web', 'web.'], 'object-name-syntax'],
  ['Job', 'metadata.name', ['x'.repeat(64)], 'object-name-syntax'],
  ['CronJob', 'metadata.name', ['x'.repeat(53)], 'object-name-syntax'],
  ['Role', 'metadata.name', ['a/b', 'a%b', '..'], 'object-name-syntax'],
  ['Deployment', 'metadata.namespace', ['my_ns', 'a.b'], 'object-name-syntax'],
  ['Deployment', `${C}.env[1].valueFrom.secretKeyRef.key`, [undefined, '', 'a/b'], 'env-source-invalid'],
  ['Deployment', `${C}.env[1].valueFrom.secretKeyRef.name`, [undefined], 'env-source-invalid'],
  ['Deployment', `${C}.env[1].valueFrom.secretKeyRef.name`, ['My_Secret'], 'reference-name-syntax'],
  [
    'Deployment',
    `${C}.env[1].valueFrom`,
    [{}, { secretKeyRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'metadata.name' } }],
    'env-source-invalid',
  ],
  ['Deployment', `${C}.env[2].valueFrom.resourceFieldRef.resource`, ['cpu', undefined], 'env-source-invalid'],
  ['Deployment', `${C}.env[2].valueFrom.resourceFieldRef.divisor`, ['1Mi'], 'env-source-invalid'],
  [
    'Deployment',
    `${C}.envFrom`,
    [[{}], [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }]],
    'env-source-invalid',
    `${C}.envFrom[0]`,
  ],
  [
    'PersistentVolumeClaim',
    'spec.accessModes',
    [undefined, [], ['ReadWriteOncePod', 'ReadWriteOnce']],
    'claim-invalid',
  ],
  ['PersistentVolumeClaim', 'spec.accessModes[0]', ['RWO'], 'claim-invalid'],
  ['PersistentVolumeClaim', 'spec.resources.requests.storage', [undefined, '0', 0, '-1Gi'], 'claim-invalid'],
  ['StatefulSet', 'spec.volumeClaimTemplates[0].spec.resources.requests.storage', ['0', '-1Gi'], 'claim-invalid'],
  [
    'StatefulSet',
    'spec.volumeClaimTemplates[0].metadata',
    [undefined, {}],
    'claim-invalid',
    'spec.volumeClaimTemplates[0].metadata.name',
  ],
  ['PersistentVolumeClaim', 'spec.storageClassName', ['Fast_Disk'], 'reference-name-syntax'],
  [
    'NetworkPolicy',
    'spec.ingress[0].from[0].ipBlock.cidr',
    ['10.0.0.0', '10.0.0.0/33', 'all', '10.0.0.1/8', '010.0.0.0/8'],
    'np-cidr-syntax',
  ],
  [
    'NetworkPolicy',
    'spec.ingress[0].from[0].ipBlock.except[0]',
    ['192.168.0.0/16', '10.0.0.0/8', '10.1.0.0'],
    'np-cidr-syntax',
  ],
  [
    'NetworkPolicy',
    'spec.ingress[0].from[1]',
    [{}, { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }],
    'np-rule-invalid',
  ],
  ['NetworkPolicy', 'spec.ingress[0].ports[0].endPort', [90, 65536], 'np-rule-invalid'],
  [
    'NetworkPolicy',
    'spec.ingress[0].ports[0]',
    [{ port: 'http', endPort: 100 }, { endPort: 100 }],
    'np-rule-invalid',
    'spec.ingress[0].ports[0].endPort',
  ],
  ['Deployment', `${C}.ports[0].containerPort`, [0, 70000, -1, undefined], 'container-port-invalid'],
  ['Deployment', `${C}.ports[0].hostPort`, [70000], 'host-port-invalid'],
  ['Deployment', `${C}.livenessProbe.periodSeconds`, [-1], 'probe-invalid'],
  ['Deployment', `${C}.livenessProbe.httpGet.scheme`, ['http'], 'probe-invalid'],
  ['Deployment', `${C}.livenessProbe.httpGet.httpHeaders[0].name`, ['X Probe', ''], 'probe-invalid'],
  ['Deployment', `${P}.initContainers[0].livenessProbe`, [{ tcpSocket: { port: 80 } }], 'init-container-handler'],
  ['Deployment', `${P}.initContainers[0].lifecycle`, [{}], 'init-container-handler'],
  [
    'Deployment',
    `${C}.lifecycle.preStop`,
    [{}, { exec: { command: ['a'] }, httpGet: { port: 80 } }],
    'lifecycle-invalid',
  ],
  [
    'Deployment',
    `${C}.lifecycle.preStop`,
    [{ sleep: { seconds: 46 } }],
    'lifecycle-invalid',
    `${C}.lifecycle.preStop.sleep.seconds`,
  ],
  ['Deployment', `${P}.volumes[0].configMap.defaultMode`, [644, 512, -1], 'file-mode-range'],
  ['Deployment', `${P}.volumes[1].secret`, [{ secretName: 'a' }], 'volume-invalid', `${P}.volumes[1]`],
  ['Deployment', `${P}.volumes[0].configMap.name`, [undefined, ''], 'volume-invalid'],
  ['Deployment', `${P}.volumes[0].configMap.items[0].path`, ['/abs', '../up', ''], 'volume-invalid'],
  ['Deployment', `${P}.volumes[2].projected.sources[0].serviceAccountToken.expirationSeconds`, [60], 'volume-invalid'],
  ['Deployment', `${P}.volumes[2].name`, ['my_data', 'tmp', '', undefined], 'volume-invalid'],
  ['Deployment', `${P}.topologySpreadConstraints[0].topologyKey`, [undefined, ''], 'topology-spread-invalid'],
  ['Deployment', `${P}.topologySpreadConstraints[0].maxSkew`, [0, undefined, -1], 'topology-spread-invalid'],
  [
    'Deployment',
    `${P}.topologySpreadConstraints[0].whenUnsatisfiable`,
    ['doNotSchedule', undefined],
    'topology-spread-invalid',
  ],
  [
    'Deployment',
    `${P}.topologySpreadConstraints[1]`,
    [{ maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' }],
    'topology-spread-invalid',
  ],
  [
    'Deployment',
    `${P}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight`,
    [0, 101, undefined],
    'affinity-invalid',
  ],
  [
    'Deployment',
    `${P}.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey`,
    [undefined],
    'affinity-invalid',
  ],
  [
    'Deployment',
    `${P}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`,
    [[]],
    'affinity-invalid',
  ],
  ['Deployment', `${P}.tolerations[0].value`, ['x'], 'toleration-invalid'],
  ['Deployment', `${P}.tolerations[0].operator`, [undefined, 'Equal', 'exists'], 'toleration-invalid'],
  ['Deployment', `${P}.tolerations[1].effect`, ['noExecute', undefined], 'toleration-invalid'],
  ['PodDisruptionBudget', 'spec.maxUnavailable', [1], 'pdb-invalid', 'spec'],
  ['PodDisruptionBudget', 'spec.minAvailable', ['50', '150%', 'abc', -1], 'pdb-invalid'],
  ['Deployment', `${C}.securityContext.privileged`, [true], 'security-context-invalid', `${C}.securityContext`],
  [
    'Deployment',
    `${C}.securityContext.capabilities.add`,
    [['CAP_SYS_ADMIN']],
    'security-context-invalid',
    `${C}.securityContext`,
  ],
  [
    'Deployment',
    `${C}.securityContext.seccompProfile`,
    [{ type: 'Localhost' }, { type: 'RuntimeDefault', localhostProfile: 'a' }],
    'security-context-invalid',
    `${C}.securityContext.seccompProfile.localhostProfile`,
  ],
  ['Deployment', `${P}.securityContext.runAsUser`, [-1, 2 ** 31], 'security-context-invalid'],
  ['Deployment', `${P}.securityContext.sysctls[0].name`, ['Net Core', ''], 'security-context-invalid'],
  ['Deployment', `${P}.dnsConfig`, [undefined, {}], 'dns-config-invalid'],
  ['Deployment', `${P}.dnsConfig.nameservers`, [['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4']], 'dns-config-invalid'],
  ['Deployment', `${P}.dnsConfig.nameservers[0]`, ['dns.example.com'], 'dns-config-invalid'],
  ['Deployment', `${P}.hostAliases[0].hostnames[0]`, ['Legacy', ''], 'host-alias-invalid'],
  ['Deployment', `${P}.hostAliases[0].ip`, ['db', undefined], 'host-alias-invalid'],
  ['HorizontalPodAutoscaler', 'spec.minReplicas', [4], 'hpa-invalid', 'spec.maxReplicas'],
  ['HorizontalPodAutoscaler', 'spec.maxReplicas', [0, undefined, -1], 'hpa-invalid'],
  ['HorizontalPodAutoscaler', 'spec.metrics[0].type', ['cpu', undefined], 'hpa-invalid'],
  [
    'HorizontalPodAutoscaler',
    'spec.metrics[0].resource.target',
    [{ type: 'Utilization' }],
    'hpa-invalid',
    'spec.metrics[0].resource.target.averageUtilization',
  ],
  ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.stabilizationWindowSeconds', [3601], 'hpa-invalid'],
  ['HorizontalPodAutoscaler', 'spec.behavior.scaleDown.policies', [[]], 'hpa-invalid'],
  ['Job', 'spec.backoffLimit', [-1], 'job-invalid'],
  ['Job', 'spec.completionMode', ['Indexed'], 'job-invalid', 'spec.completions'],
  [
    'Job',
    'spec.podFailurePolicy',
    [{ rules: [{ action: 'Fail', onExitCodes: { operator: 'In', values: [1] } }] }],
    'job-invalid',
    'spec.podFailurePolicy.rules[0].action',
  ],
  [
    'Job',
    'spec.podFailurePolicy',
    [{ rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [] } }] }],
    'job-invalid',
    'spec.podFailurePolicy.rules[0].onExitCodes.values',
  ],
  ['CronJob', 'spec.schedule', ['0 3 * *', '60 * * * *', '@dailly', 'TZ=UTC 0 3 * * *', ''], 'cronjob-schedule-syntax'],
  ['LoadBalancer', 'spec.loadBalancerSourceRanges[0]', ['10.0.0.0', '10.0.0.0/40'], 'service-invalid'],
  ['LoadBalancer', 'spec.loadBalancerClass', ['my class'], 'service-invalid'],
  ['LoadBalancer', 'spec.externalIPs', [['web.example.com'], ['127.0.0.1']], 'service-invalid', 'spec.externalIPs[0]'],
  ['LoadBalancer', 'spec.trafficDistribution', ['Close'], 'service-invalid'],
  ['LoadBalancer', 'spec.clusterIPs', [['10.0.0.1', '10.0.0.2']], 'service-invalid'],
  ['Service', 'spec', [undefined, {}], 'spec-missing'],
  ['StatefulSet', 'spec', [undefined, {}], 'spec-missing'],
];

describe.each(WRONG)('%s with a wrong %s', (kind, path, values, topic, place) => {
  const prepared = (value: unknown) => {
    // Pods with the policy None have no name servers but those of dnsConfig.
    if (!path.endsWith('dnsConfig')) return at(kind, path, value);
    const object = changed(kind, `${P}.dnsPolicy`, 'None') as { spec: { template: { spec: { dnsConfig?: unknown } } } };
    object.spec.template.spec.dnsConfig = value;
    return violationsOf(object, CLUSTER).map(({ topic, path }) => `${topic} at ${written(path)}`);
  };

  test.each(values.map((value) => [JSON.stringify(value) ?? 'nothing', value]))(
    '%s has one violation, at the field',
    (_, value) => {
      const expected = path.endsWith('dnsConfig') ? `${path}.nameservers` : (place ?? path);
      expect(prepared(value)).toEqual([`${topic} at ${expected}`]);
    },
  );
});

test('every topic is among the wrong forms', async () => {
  const { TOPICS } = await import('../../../lib/kubernetes/constraints/topics');
  expect(Object.keys(TOPICS).filter((topic) => !WRONG.some(([, , , known]) => known === topic))).toEqual([]);
});

test.each(Object.keys(OBJECTS) as Kind[])('a valid %s has no violation in any version', (kind) => {
  for (const version of ['1.27', '1.33', '1.37'])
    expect(violationsOf(OBJECTS[kind], { ...CLUSTER, kubernetes: { oldest: version, newest: version } })).toEqual([]);
});
