import { secretKeyMissing } from '../../../lib/rules/manifest/secret-key-missing';
import { constraintTests } from '../constraint-tests';

constraintTests(secretKeyMissing, {
  wrong: [
    ['Secret', "data['tls.key']", [undefined]],
    ['Secret', "data['tls.crt']", [undefined]],
    ['Secret', 'type', ['kubernetes.io/ssh-auth'], "data['ssh-privatekey']"],
    ['Secret', 'type', ['kubernetes.io/dockerconfigjson'], "data['.dockerconfigjson']"],
    ['Secret', 'type', ['kubernetes.io/dockercfg'], "data['.dockercfg']"],
    ['Secret', 'type', ['kubernetes.io/basic-auth'], 'data'],
    [
      'Secret',
      'type',
      ['kubernetes.io/service-account-token'],
      "metadata.annotations['kubernetes.io/service-account.name']",
    ],
  ],
  right: [
    ['Secret', "data['tls.key']", [null, '']],
    ['Secret', 'type', ['Opaque', 'example.com/own']],
  ],
});
