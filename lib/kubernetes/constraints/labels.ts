import { labelValueErrors, qualifiedNameErrors } from '../labels';
import { LABEL_MAX_LENGTH } from '../names';
import { oneOf } from '../quoted';
import { Field } from './field';
import { Violations, type ClusterFacts } from './violations';

/** Before this minor version the values in a node selector were not looked at. */
const VALUES_OF_NODE_SELECTORS = 32;

/** Labels, `matchLabels`, a `nodeSelector`. */
export function labelMap(violations: Violations, field: Field): void {
  for (const [key, entry] of field.entries) {
    labelKey(violations, key, entry);
    labelValue(violations, entry);
  }
}

/** The key of a label, said at the entry that has it. */
function labelKey(violations: Violations, key: string, entry: Field): void {
  const expected = keyExpectation(key);
  if (expected !== undefined) violations.addKey('label-syntax', entry, key, expected);
}

/** The value of a label. */
export function labelValue(violations: Violations, field: Field): void {
  const { text } = field;
  if (text === undefined || labelValueErrors(text).length === 0) return;
  if (text.length > LABEL_MAX_LENGTH) {
    violations.add('label-syntax', field, 'at most 63 characters', {
      found: `${text.length} characters`,
    });
    return;
  }
  violations.add(
    'label-syntax',
    field,
    `letters, digits, "-", "_" and ".", with a letter or digit at both ends${example(text)}`,
  );
}

/** A string that names a label: `topologyKey`, the `key` of an expression or a toleration. */
export function labelName(violations: Violations, field: Field): void {
  const { text } = field;
  if (text === undefined || text === '') return;
  const expected = keyExpectation(text);
  if (expected !== undefined) violations.add('label-syntax', field, expected);
}

/** The keys of annotations; their values are free. */
export function annotationKeys(violations: Violations, field: Field): void {
  for (const [key, entry] of field.entries) {
    const expected = keyExpectation(key.toLowerCase());
    if (expected !== undefined) violations.addKey('annotation-key-syntax', entry, key, expected);
  }
}

/** A `LabelSelector`: its labels and its expressions. */
export function labelSelector(violations: Violations, field: Field): void {
  labelMap(violations, field.at('matchLabels'));
  for (const expression of field.at('matchExpressions').items) {
    requirement(violations, expression, ['In', 'NotIn', 'Exists', 'DoesNotExist']);
    for (const value of expression.at('values').items) labelValue(violations, value);
  }
}

/** Whether a selector of labels is one that Kubernetes takes, whatever it selects. */
export function isLabelSelector(selector: unknown, cluster: ClusterFacts): boolean {
  const violations = new Violations(cluster);
  labelSelector(violations, new Field(selector));
  return violations.found.length === 0;
}

/** A term of a node selector, whose expressions know `Gt` and `Lt` too; those of a preference may have any values. */
export function nodeSelectorTerm(violations: Violations, term: Field, preferred: boolean): void {
  for (const expression of term.at('matchExpressions').items) {
    requirement(violations, expression, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']);
    if (!preferred && violations.since(VALUES_OF_NODE_SELECTORS))
      for (const value of expression.at('values').items) labelValue(violations, value);
  }
  for (const expression of term.at('matchFields').items) {
    const values = expression.at('values');
    if (expression.at('operator').text === 'In' || expression.at('operator').text === 'NotIn') {
      if (values.items.length !== 1) violations.add('selector-expression-invalid', values, 'exactly one value');
    } else violations.add('selector-expression-invalid', expression.at('operator'), oneOf(['In', 'NotIn']));
    if (expression.at('key').text !== 'metadata.name')
      violations.add(
        'selector-expression-invalid',
        expression.at('key'),
        '"metadata.name", the only field that can be selected',
      );
  }
}

function requirement(violations: Violations, expression: Field, operators: readonly string[]): void {
  if (!expression.isEntry) return;
  const operator = expression.at('operator');
  const values = expression.at('values');
  const key = expression.at('key');
  if (key.empty) violations.add('selector-expression-invalid', key, 'the key of a label');
  else labelName(violations, key);
  if (operator.empty || (operator.text !== undefined && !operators.includes(operator.text)))
    violations.add('selector-expression-invalid', operator, oneOf(operators));
  else if ((operator.text === 'In' || operator.text === 'NotIn') && values.empty)
    violations.add('selector-expression-invalid', values, `at least one value, since the operator is ${operator.text}`);
  else if ((operator.text === 'Exists' || operator.text === 'DoesNotExist') && !values.empty)
    violations.add('selector-expression-invalid', values, `no values, since the operator is ${operator.text}`);
  else if ((operator.text === 'Gt' || operator.text === 'Lt') && values.items.length !== 1)
    violations.add('selector-expression-invalid', values, `exactly one value, since the operator is ${operator.text}`);
}

/** What the key of a label must be, where it is not; `undefined` where it is good. */
function keyExpectation(key: string): string | undefined {
  const errors = qualifiedNameErrors(key);
  if (errors.length === 0) return undefined;
  const [prefix, name = prefix ?? ''] = key.split('/');
  if (key.split('/').length > 2) return 'a key with at most one "/", such as "example.com/team"';
  if (name === '') return 'a key with a name, such as "app" or "example.com/team"';
  if (name.length > LABEL_MAX_LENGTH) return 'a key whose name has at most 63 characters';
  if (errors.some((error) => error.startsWith('before')))
    return 'a prefix before the "/" that is a domain name, such as "example.com/team"';
  return `a key of letters, digits, "-", "_" and ".", with a letter or digit at both ends${example(name)}`;
}

/** A value that would work. */
function example(text: string): string {
  const likely = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return likely === '' ? '' : `, such as "${likely}"`;
}
