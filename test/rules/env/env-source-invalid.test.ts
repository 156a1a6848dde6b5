import { envSourceInvalid } from '../../../lib/rules/env/env-source-invalid';
import { constraintTests } from '../constraint-tests';

const VALUE_FROM = 'spec.template.spec.containers[0].env[1].valueFrom';

constraintTests(envSourceInvalid, {
  wrong: [
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.key', [undefined, '', 'a/b']],
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.name', [undefined]],
    [
      'Deployment',
      'spec.template.spec.containers[0].env[1].valueFrom',
      [{}, { secretKeyRef: { name: 'a', key: 'b' }, fieldRef: { fieldPath: 'metadata.name' } }],
    ],
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.resource', ['cpu', undefined]],
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.divisor', ['1Mi']],
    [
      'Deployment',
      'spec.template.spec.containers[0].envFrom',
      [[{}], [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }]],
      'spec.template.spec.containers[0].envFrom[0]',
    ],
    ...['v2', 'apps/v1'].map(
      (apiVersion) =>
        [
          'Deployment',
          VALUE_FROM,
          [{ fieldRef: { apiVersion, fieldPath: 'metadata.name' } }],
          `${VALUE_FROM}.fieldRef.apiVersion`,
        ] as const,
    ),
    [
      'Deployment',
      VALUE_FROM,
      ["metadata.labels['my app']", "metadata.annotations['a/b/c']"].map((fieldPath) => ({ fieldRef: { fieldPath } })),
      `${VALUE_FROM}.fieldRef.fieldPath`,
    ],
    ['Deployment', VALUE_FROM, [{ configMapKeyRef: { name: 'a' } }], `${VALUE_FROM}.configMapKeyRef.key`],
    ['Deployment', VALUE_FROM, [{ configMapKeyRef: { key: 'a' } }], `${VALUE_FROM}.configMapKeyRef.name`],
    [
      'Deployment',
      VALUE_FROM,
      [
        { resource: 'limits.cpu', divisor: '2' },
        { resource: 'requests.memory', divisor: '1m' },
        { resource: 'limits.hugepages-2Mi', divisor: '2Mi' },
      ].map((resourceFieldRef) => ({ resourceFieldRef })),
      `${VALUE_FROM}.resourceFieldRef.divisor`,
    ],
    ['Deployment', 'spec.template.spec.containers[0].envFrom[0].prefix', ['A=']],
    [
      'Deployment',
      'spec.template.spec.containers[0].envFrom[0].configMapRef',
      [{}],
      'spec.template.spec.containers[0].envFrom[0].configMapRef.name',
    ],
    [
      'Deployment',
      'spec.template.spec.volumes[1]',
      [{ name: 'tmp', downwardAPI: { items: [{ path: 'cpu', resourceFieldRef: { resource: 'limits.cpu' } }] } }],
      'spec.template.spec.volumes[1].downwardAPI.items[0].resourceFieldRef.containerName',
    ],
  ],
  right: [
    ['Deployment', 'spec.template.spec.containers[0].env[2].valueFrom.resourceFieldRef.divisor', ['1', 0, undefined]],
    ['Deployment', 'spec.template.spec.containers[0].env[1].valueFrom.secretKeyRef.key', ['.dockerconfigjson']],
    [
      'Deployment',
      VALUE_FROM,
      [
        { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['Example.com/app']" } },
        { configMapKeyRef: { name: 'a', key: 'a.conf' } },
        { resourceFieldRef: { resource: 'requests.memory', divisor: '1Ki' } },
        { resourceFieldRef: { resource: 'limits.hugepages-2Mi', divisor: '1Mi' } },
        { resourceFieldRef: { resource: 'requests.ephemeral-storage', divisor: '1G' } },
      ],
    ],
    ['Deployment', 'spec.template.spec.containers[0].envFrom[0].prefix', ['DB_', '1', '']],
  ],
});
