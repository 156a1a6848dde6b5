import type { Row } from './row';

const c0 = 'spec.containers[0]';

/** Restarts, scheduling, security and DNS of pods. */
export const schedulingMistakes: readonly Row[] = [
  [
    'pods',
    'restart policy',
    ...['always', 'Never', 'OnFailure', 'Always', undefined, '', 'Sometimes', null].map((restartPolicy) => ({
      'spec.restartPolicy': restartPolicy,
    })),
  ],
  [
    'pods',
    'pod settings',
    { 'spec.dnsPolicy': 'clusterFirst' },
    { 'spec.dnsPolicy': 'None' },
    { 'spec.dnsPolicy': 'None', 'spec.dnsConfig': undefined },
    { 'spec.dnsPolicy': 'None', 'spec.dnsConfig': { searches: ['a'] } },
    { 'spec.hostname': 'My_Host' },
    { 'spec.hostname': 'a.b' },
    { 'spec.subdomain': 'a.b' },
    { 'spec.subdomain': 'Sub' },
    { 'spec.terminationGracePeriodSeconds': -1 },
    { 'spec.terminationGracePeriodSeconds': '30s' },
    { 'spec.terminationGracePeriodSeconds': 0 },
    { 'spec.activeDeadlineSeconds': 0 },
    { 'spec.activeDeadlineSeconds': 10 },
    { 'spec.serviceAccountName': 'My_SA' },
    { 'spec.nodeName': 'Node_A' },
    { 'spec.nodeSelector': { 'my key': 'x' } },
    { 'spec.nodeSelector': { a: 'my value' } },
    { 'spec.nodeSelector': { a: true } },
    { 'spec.priorityClassName': 'High_Prio' },
    { 'spec.preemptionPolicy': 'never' },
    { 'spec.imagePullSecrets': ['registry'] },
    { 'spec.imagePullSecrets': [{}] },
    { 'spec.imagePullSecrets': { name: 'x' } },
    { 'spec.runtimeClassName': 'Bad_Class' },
    { 'spec.schedulerName': 'x' },
    { 'spec.hostAliases': [{ ip: 'x', hostnames: ['a'] }] },
    { 'spec.hostAliases': [{ hostnames: ['a'] }] },
    { 'spec.hostAliases': [{ ip: '10.0.0.1', hostnames: ['Legacy'] }] },
    { 'spec.hostAliases': [{ ip: '10.0.0.1' }] },
    { 'spec.hostAliases': [{ ip: '010.0.0.1', hostnames: ['a'] }] },
    { 'spec.readinessGates': [{ conditionType: 'a b' }] },
    { 'spec.shareProcessNamespace': true, 'spec.hostPID': true },
    { 'spec.hostNetwork': true, 'spec.hostUsers': false },
    { 'spec.setHostnameAsFQDN': 'yes' },
    { 'spec.overhead': { cpu: '1' } },
    { 'spec.os': { name: 'Linux' } },
    { 'spec.os': { name: 'windows' } },
    { 'spec.os': { name: 'linux' } },
    { 'spec.schedulingGates': [{ name: 'a b' }] },
    { 'spec.replicas': 3 },
    { 'spec.ports': [{ containerPort: 80 }] },
    { 'spec.image': 'x' },
    { 'spec.env': [] },
  ],
  [
    'pods',
    'host network',
    { 'spec.hostNetwork': true, [`${c0}.ports`]: [{ containerPort: 80, hostPort: 8080 }] },
    { 'spec.hostNetwork': true, [`${c0}.ports`]: [{ containerPort: 80, hostPort: 80 }] },
    { 'spec.hostNetwork': true, [`${c0}.ports`]: [{ containerPort: 80 }, { containerPort: 80 }] },
  ],
  [
    'pods',
    'DNS config',
    ...[
      { nameservers: ['dns.example.com'] },
      { nameservers: ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'] },
      { nameservers: '1.1.1.1' },
      { searches: ['Bad_Name'] },
      { searches: ['a b'] },
      { searches: ['.'] },
      { searches: Array.from({ length: 33 }, (_, index) => `s${index}`) },
      { searches: Array.from({ length: 7 }, (_, index) => `s${index}`) },
      { options: [{ value: '2' }] },
      { options: [{ name: 'ndots', value: 2 }] },
      { options: ['ndots:2'] },
      { option: [] },
    ].map((dnsConfig) => ({ 'spec.dnsConfig': dnsConfig })),
  ],
  [
    'pods',
    'toleration',
    ...[
      { operator: 'Exists', key: 'a', value: 'x' },
      { key: 'a', effect: 'noSchedule' },
      { key: 'a', operator: 'exists' },
      { key: 'a', operator: 'In', value: 'x' },
      { key: 'a', effect: 'NoSchedule', tolerationSeconds: 60 },
      { key: 'a', operator: 'Equal', value: 'my value' },
      { key: 'my key', operator: 'Exists' },
      { operator: 'Equal', value: 'x' },
      { value: 'x' },
      { key: 'a', operator: 'Equal', value: true },
      { effect: 'NoExecute', operator: 'Exists' },
      'dedicated=web:NoSchedule',
    ].map((toleration) => ({ 'spec.tolerations': [toleration] })),
  ],
  [
    'pods',
    'affinity',
    ...[
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { a: 'b' } } }],
        },
      },
      { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: '', labelSelector: {} }] } },
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'my key', labelSelector: {} }],
        },
      },
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'a', labelSelector: { matchExpressions: [{ key: 'a', operator: 'in', values: ['b'] }] } },
          ],
        },
      },
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'a', labelSelector: { matchLabels: { a: 'my app' } } },
          ],
        },
      },
      {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', namespaces: ['My_NS'] }],
        },
      },
      { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { topologyKey: 'a' } } },
      {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, podAffinityTerm: { topologyKey: 'a' } }],
        },
      },
      {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 101, podAffinityTerm: { topologyKey: 'a' } }],
        },
      },
      {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { topologyKey: 'a' } }],
        },
      },
      { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, topologyKey: 'a' }] } },
      { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1 }] } },
      { podAntiAffinity: {} },
      { podAffinity: { requiredDuringScheduling: [] } },
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } },
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{}] } } },
      { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ matchExpressions: [] }] } },
      ...[
        { key: 'a', operator: 'in', values: ['b'] },
        { key: 'a', operator: 'In' },
        { key: 'a', operator: 'Exists', values: ['b'] },
        { key: 'a', operator: 'Gt', values: ['x'] },
        { key: 'a', operator: 'Gt', values: ['1', '2'] },
        { key: 'my key', operator: 'Exists' },
        { operator: 'Exists' },
        { key: 'a' },
        { key: 'a', operator: 'In', values: ['my value'] },
      ].map((expression) => ({
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
        },
      })),
      {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }] }],
          },
        },
      },
      {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchFields: [{ key: 'spec.x', operator: 'In', values: ['a'] }] }],
          },
        },
      },
      { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, preference: {} }] } },
    ].map((affinity) => ({ 'spec.affinity': affinity })),
  ],
  [
    'pods',
    'topology spread',
    ...[
      { maxSkew: 0 },
      { maxSkew: undefined },
      { maxSkew: -1 },
      { topologyKey: undefined },
      { topologyKey: '' },
      { topologyKey: 'my key' },
      { whenUnsatisfiable: undefined },
      { whenUnsatisfiable: 'doNotSchedule' },
      { minDomains: 0 },
      { minDomains: 2 },
      { whenUnsatisfiable: 'ScheduleAnyway', minDomains: 2 },
      { nodeTaintsPolicy: 'honor' },
      { nodeAffinityPolicy: 'Ignore' },
      { labelSelector: { matchLabels: { a: 'my app' } } },
      { labelSelector: { app: 'x' } },
      { matchLabelKeys: ['app'] },
      { matchLabelKeys: ['x'] },
      { matchLabelKeys: ['a b'] },
    ].map((part) => ({
      'spec.topologySpreadConstraints': [
        {
          maxSkew: 1,
          topologyKey: 'zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { app: 'x' } },
          ...part,
        },
      ],
    })),
    {
      'spec.topologySpreadConstraints': [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
      ],
    },
    {
      'spec.topologySpreadConstraints': [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
    },
  ],
  [
    'pods',
    'security',
    ...[
      { privileged: true, allowPrivilegeEscalation: false },
      { capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false },
      { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false },
      { seccompProfile: { type: 'Localhost' } },
      { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' } },
      { seccompProfile: { type: 'runtime/default' } },
      { seccompProfile: {} },
      { runAsUser: -1 },
      { runAsUser: '1000' },
      { runAsUser: 2 ** 31 },
      { runAsGroup: -1 },
      { procMount: 'unmasked' },
      { procMount: 'Unmasked' },
      { capabilities: ['ALL'] },
      { capabilities: { drop: 'ALL' } },
      { fsGroup: 1000 },
      { runAsRoot: false },
      { appArmorProfile: { type: 'Localhost' } },
      { windowsOptions: { hostProcess: true } },
      { seccompProfile: { type: 'Localhost', localhostProfile: '../x' } },
      { seccompProfile: { type: 'Localhost', localhostProfile: '/x' } },
    ].map((securityContext) => ({ [`${c0}.securityContext`]: securityContext })),
    ...[
      { runAsUser: -1 },
      { fsGroup: -1 },
      { supplementalGroups: [-1] },
      { supplementalGroups: 3000 },
      { fsGroupChangePolicy: 'onRootMismatch' },
      { sysctls: [{ name: 'kernel shm', value: '1' }] },
      {
        sysctls: [
          { name: 'a.b', value: '1' },
          { name: 'a.b', value: '2' },
        ],
      },
      { sysctls: [{ value: '1' }] },
      { capabilities: { add: ['X'] } },
      { privileged: true },
      { seccompProfile: { type: 'Localhost' } },
      { seLinuxOptions: 'x' },
      { supplementalGroupsPolicy: 'strict' },
    ].map((securityContext) => ({ 'spec.securityContext': securityContext })),
  ],
];
