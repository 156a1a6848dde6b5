import { required } from './common';
import type { Field } from './field';
import type { Violations } from './violations';

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
  if (type === 'kubernetes.io/basic-auth' && !there.has('username') && !there.has('password'))
    violations.add(
      'secret-key-missing',
      object.at('data'),
      'the key "username" or "password", since the type is kubernetes.io/basic-auth',
      {
        found: 'neither key',
      },
    );
  for (const key of ['.dockerconfigjson', '.dockercfg'])
    if (wanted.includes(key)) dockerConfig(violations, object, key);
  const account = 'kubernetes.io/service-account.name';
  if (type === 'kubernetes.io/service-account-token')
    required(
      violations,
      'secret-key-missing',
      object.at('metadata', 'annotations', account),
      'the name of the ServiceAccount',
    );
}

/** What logs in to registries is a JSON object, written as it is or in base64. */
function dockerConfig(violations: Violations, object: Field, key: string): void {
  const [plain, encoded] = [object.at('stringData', key), object.at('data', key)];
  const field = plain.absent ? encoded : plain;
  if (field.text === undefined) return;
  const text = plain.absent ? Buffer.from(field.text, 'base64').toString('utf8') : field.text;
  if (!isJsonObject(text))
    violations.add(
      'secret-key-missing',
      field,
      `a JSON object, such as {"auths": {…}}${plain.absent ? ', in base64' : ''}`,
      {
        found: 'no JSON object',
      },
    );
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

function keys(violations: Violations, data: Field): void {
  for (const [key, entry] of data.entries) {
    const expected = configKeyExpectation(key);
    if (expected !== undefined) violations.addKey('config-key-syntax', entry, key, expected);
  }
}

/** What a key of a ConfigMap or Secret must be, where it is not. */
export function configKeyExpectation(key: string): string | undefined {
  if (key.length > 253) return 'a key of at most 253 characters';
  if (!KEY.test(key)) return 'a key of letters, digits, "-", "_" and ".", such as "app.conf"';
  if (key === '.' || key === '..' || key.startsWith('..')) return 'a key that does not begin with ".."';
  return undefined;
}
