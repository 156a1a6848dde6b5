import { configKeySyntax } from '../../../lib/rules/manifest/config-key-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(configKeySyntax, {
  wrong: [['ConfigMap', "data['a/b']", ['x']]],
  right: [['ConfigMap', 'data', [{ 'app.conf': 'x', _A: 'x', '.env': 'x' }, null]]],
});
