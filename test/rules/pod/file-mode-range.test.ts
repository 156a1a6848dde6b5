import { fileModeRange } from '../../../lib/rules/pod/file-mode-range';
import { constraintTests } from '../constraint-tests';

constraintTests(fileModeRange, {
  wrong: [
    ['Deployment', 'spec.template.spec.volumes[0].configMap.defaultMode', [644, 512, -1]],
    ...(
      [
        [{ secret: { secretName: 'a', defaultMode: 644 } }, 'secret.defaultMode'],
        [{ downwardAPI: { defaultMode: 512 } }, 'downwardAPI.defaultMode'],
        [{ projected: { defaultMode: 512 } }, 'projected.defaultMode'],
        [{ secret: { secretName: 'a', items: [{ key: 'a', path: 'a', mode: 600 }] } }, 'secret.items[0].mode'],
        [
          { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' }, mode: -1 }] } },
          'downwardAPI.items[0].mode',
        ],
      ] as const
    ).map(
      ([source, field]) =>
        [
          'Deployment',
          'spec.template.spec.volumes[1]',
          [{ name: 'tmp', ...source }],
          `spec.template.spec.volumes[1].${field}`,
        ] as const,
    ),
  ],
  right: [['Deployment', 'spec.template.spec.volumes[0].configMap.defaultMode', [0, 511, undefined]]],
});
