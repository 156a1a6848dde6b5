import { fileModeRange } from '../../../lib/rules/pod/file-mode-range';
import { constraintTests } from '../constraint-tests';

constraintTests(fileModeRange, {
  wrong: [['Deployment', 'spec.template.spec.volumes[0].configMap.defaultMode', [644, 512, -1]]],
  right: [['Deployment', 'spec.template.spec.volumes[0].configMap.defaultMode', [0, 511, undefined]]],
});
