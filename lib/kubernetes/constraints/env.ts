import { qualifiedNameErrors } from '../labels';
import { isPlaceholder } from '../placeholders';
import { canonicalQuantity } from '../quantities';
import { isVariableName, isWiderVariableName, WIDER_VARIABLE_NAMES } from '../variable-names';
import { configKeyExpectation } from './configuration';
import { quantity, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { dnsSubdomain } from './names';
import type { Violations } from './violations';

const RESOURCES = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
];
const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const SIZES = [
  '1',
  ...['k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix) => `1${suffix}`),
];
const ENV_FROM = ['configMapRef', 'secretRef'];
const DIVISORS = { cpu: ['1m', '1'], memory: SIZES };

/** Where the variables of a container come from. */
export function env(violations: Violations, container: Field): void {
  for (const variable of container.at('env').items) {
    const name = variable.at('name');
    if (violations.until(WIDER_VARIABLE_NAMES - 1) && isPlaceholder(name.text ?? ''))
      violations.add('placeholder-unrendered', name, 'the name of a variable');
    const from = variable.at('valueFrom');
    if (!from.isObject) continue;
    const written = SOURCES.filter((name) => !from.at(name).absent);
    if (written.length === 0) violations.add('env-source-invalid', from, oneOf(SOURCES.slice(0, 4)));
    else if (written.length > 1 && !variable.at('value').text)
      violations.add('env-source-invalid', from, 'one of them', {
        found: written.join(' and '),
      });
    fieldReference(violations, from.at('fieldRef'));
    for (const name of ['configMapKeyRef', 'secretKeyRef']) keyReference(violations, from.at(name));
    if (from.at('resourceFieldRef').isObject) resourceField(violations, from.at('resourceFieldRef'), false);
  }
  for (const source of container.at('envFrom').items) {
    if (!source.isEntry) continue;
    prefix(violations, source.at('prefix'));
    const written = ENV_FROM.filter((name) => !source.at(name).absent);
    if (written.length === 0) violations.add('env-source-invalid', source, oneOf(ENV_FROM));
    if (written.length > 1)
      violations.add('env-source-invalid', source, 'one of them, each in an entry of its own', {
        found: written.join(' and '),
      });
    for (const name of written) {
      if (!source.at(name).isObject) continue;
      const field = source.at(name, 'name');
      // A hyphen at the end passes here, as in the beginning of a name.
      if (
        required(violations, 'env-source-invalid', field, 'the name of the object to read') &&
        !field.text?.endsWith('-')
      )
        dnsSubdomain(violations, 'reference-name-syntax', field);
    }
  }
}

/** What is put before the names of variables; what they may be called was widened in 1.32. */
function prefix(violations: Violations, field: Field): void {
  const { text } = field;
  if (!text) return;
  const good = violations.until(WIDER_VARIABLE_NAMES - 1) ? isVariableName : isWiderVariableName;
  if (!good(text)) violations.add('env-source-invalid', field, 'the beginning of a name of a variable, such as "DB_"');
}

/** The field that a variable reads; which fields there are is judged by the rule on `fieldPath`. */
function fieldReference(violations: Violations, reference: Field): void {
  if (!reference.isObject) return;
  const version = reference.at('apiVersion');
  if (version.text && version.text !== 'v1') violations.add('env-source-invalid', version, '"v1", or no such field');
  const path = reference.at('fieldPath');
  if (isPlaceholder(path.text ?? ''))
    violations.add('placeholder-unrendered', path, 'the path of a field, such as "metadata.name"');
  const [, key] = /^metadata\.(?:labels|annotations)\['(.*)'\]$/.exec(path.text ?? '') ?? [];
  if (key !== undefined && qualifiedNameErrors(key.toLowerCase()).length > 0)
    violations.add('env-source-invalid', path, `the key of a label or annotation in the brackets, such as "app"`);
}

function keyReference(violations: Violations, reference: Field): void {
  if (!reference.isObject) return;
  const name = reference.at('name');
  if (required(violations, 'env-source-invalid', name, 'the name of the object to read'))
    dnsSubdomain(violations, 'reference-name-syntax', name);
  const key = reference.at('key');
  if (!required(violations, 'env-source-invalid', key, 'the key to read')) return;
  const expected = configKeyExpectation(key.text ?? '-');
  if (expected !== undefined) violations.add('env-source-invalid', key, expected);
}

/** A `resourceFieldRef` of a variable, or of a file of a volume, which must name the container. */
export function resourceField(violations: Violations, reference: Field, inVolume: boolean): void {
  const resource = reference.at('resource');
  const { text = '' } = resource;
  if (inVolume)
    required(
      violations,
      'env-source-invalid',
      reference.at('containerName'),
      'the name of the container that is asked',
    );
  const pages = /^(requests|limits)\.hugepages-/.test(text);
  if (resource.empty || (!RESOURCES.includes(text) && !pages && resource.text !== undefined))
    violations.add('env-source-invalid', resource, oneOf(RESOURCES));
  const divisor = reference.at('divisor');
  const amount = divisor.absent ? undefined : quantity(violations, divisor);
  if (amount === undefined || amount.nanos === 0n || (!RESOURCES.includes(text) && !pages)) return;
  const good = text.endsWith('.cpu') ? DIVISORS.cpu : DIVISORS.memory;
  if (!good.includes(canonicalQuantity(amount)))
    violations.add(
      'env-source-invalid',
      divisor,
      text.endsWith('.cpu') ? '"1" or "1m" for cpu' : 'a unit such as "1", "1M" or "1Mi"',
    );
}
