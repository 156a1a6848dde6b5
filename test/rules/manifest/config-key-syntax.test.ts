import { configKeySyntax } from '../../../lib/rules/manifest/config-key-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(configKeySyntax, {
  wrong: [
    ['ConfigMap', "data['a/b']", ['x']],
    ['ConfigMap', 'data', [{ '..a': 'x' }], "data['..a']"],
    ['ConfigMap', 'data', [{ '..': 'x' }], "data['..']"],
    ['ConfigMap', 'data', [{ '.': 'x' }], "data['.']"],
    ['ConfigMap', 'data', [{ ['x'.repeat(254)]: 'x' }], `data.${'x'.repeat(254)}`],
    ['ConfigMap', "binaryData['a b']", ['aGk=']],
    ['ConfigMap', 'binaryData', [{ PORT: 'aGk=' }], 'data.PORT'],
    ['Secret', "stringData['a b']", ['x']],
    ['Secret', "data['a/b']", ['eA==']],
  ],
  right: [
    ['ConfigMap', 'data', [{ 'app.conf': 'x', _A: 'x', '.env': 'x' }, null]],
    ['ConfigMap', 'data', [{ ['x'.repeat(253)]: 'x' }]],
    ['ConfigMap', 'binaryData', [{ PORT: null }, { LOGO: 'aGk=' }]],
  ],
});
