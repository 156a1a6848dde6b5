import { secretKeyMissing } from '../../../lib/rules/manifest/secret-key-missing';
import { constraintTests } from '../constraint-tests';

constraintTests(secretKeyMissing, {
  wrong: [['Secret', "data['tls.key']", [undefined]]],
  right: [
    ['Secret', "data['tls.key']", [null, '']],
    ['Secret', 'type', ['Opaque', 'example.com/own']],
  ],
});
