import { required } from './common';
import type { Field } from './field';
import { isTemplated, type Violations } from './violations';

const KEY = /^[-._a-zA-Z0-9]+$/;

/** The keys that a Secret of a type must have. */
const KEYS_OF_TYPES: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
};

/** A ConfigMap. */
export function configMap(violations: Violations, object: Field): void {
  keys(violations, object.at('data'));
  keys(violations, object.at('binaryData'));
  for (const [key, entry] of object.at('data').entries)
    if (!object.at('binaryData', key).absent)
      violations.add('config-key-syntax', entry, 'a key that binaryData does not have', { found: JSON.stringify(key) });
}

/** A Secret. What it holds is never repeated in a message. */
export function secret(violations: Violations, object: Field): void {
  keys(violations, object.at('data'));
  keys(violations, object.at('stringData'));
  const type = object.at('type').text ?? '';
  // A key with null is there, and empty.
  const there = new Set(['data', 'stringData'].flatMap((name) => object.at(name).entries.map(([key]) => key)));
  const wanted = Object.hasOwn(KEYS_OF_TYPES, type) ? (KEYS_OF_TYPES[type] ?? []) : [];
  for (const key of wanted)
    if (!there.has(key))
      violations.add('secret-key-missing', object.at('data', key), `the key "${key}", since the type is ${type}`, {
        found: 'no such key',
      });
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token')
    required(
      violations,
      'secret-key-missing',
      object.at('metadata', 'annotations', account),
      'the name of the ServiceAccount',
    );
}

function keys(violations: Violations, data: Field): void {
  for (const [key, entry] of data.entries) {
    const expected = isTemplated(key) ? undefined : configKeyExpectation(key);
    if (expected !== undefined)
      violations.add('config-key-syntax', entry, expected, {
        found: `the key ${JSON.stringify(key)}`,
      });
  }
}

/** What a key of a ConfigMap or Secret must be, where it is not. */
export function configKeyExpectation(key: string): string | undefined {
  if (key.length > 253) return 'a key of at most 253 characters';
  if (!KEY.test(key)) return 'a key of letters, digits, "-", "_" and ".", such as "app.conf"';
  if (key === '.' || key === '..' || key.startsWith('..')) return 'a key that does not begin with ".."';
  return undefined;
}
