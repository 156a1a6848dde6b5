import { describe, expect, test } from 'vitest';
import { check } from '../../../lib/rules/engine';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { placeholderUnrendered } from '../../../lib/rules/manifest/placeholder-unrendered';
import { changed, type Kind } from '../../kubernetes/constraints/objects';
import { findingsOf, placesOf } from '../rule-tests';

const CONTAINER = 'spec.template.spec.containers[0]';

/** Fields of all types, and what the API server would refuse there. */
const FIELDS: readonly (readonly [Kind, string])[] = [
  ['StatefulSet', 'spec.replicas'],
  ['StatefulSet', 'spec.serviceName'],
  ['StatefulSet', 'metadata.name'],
  ['Service', 'metadata.name'],
  ['Deployment', 'metadata.name'],
  ['Deployment', 'metadata.namespace'],
  ['Deployment', 'metadata.labels.app'],
  ['Deployment', `${CONTAINER}.name`],
  ['Deployment', `${CONTAINER}.imagePullPolicy`],
  ['Deployment', `${CONTAINER}.resources.limits.memory`],
  ['Deployment', `${CONTAINER}.securityContext.privileged`],
  ['Deployment', 'spec.strategy.type'],
  ['PersistentVolumeClaim', 'spec.resources.requests.storage'],
  ['PersistentVolumeClaim', 'spec.accessModes[0]'],
  ['NetworkPolicy', 'spec.ingress[0].from[0].ipBlock.cidr'],
  ['CronJob', 'spec.schedule'],
  ['Deployment', `${CONTAINER}.env[0].name`],
];

describe('a placeholder that the API server would refuse', () => {
  test.each(
    FIELDS.flatMap(([kind, field]) =>
      ['{{ .Values.x }}', '${X}', '$(X)', '<x>'].map((value) => ({ kind, field, value })),
    ),
  )('$kind with $field: $value is one error, and no other rule has one there', ({ kind, field, value }) => {
    const object = changed(kind, field, value);
    const errors = check([object], CATALOGUE).filter(({ severity }) => severity === 'error');
    expect(errors.filter(({ path }) => path === field).map(({ rule }) => rule.id)).toEqual(['placeholder-unrendered']);
  });

  test('the key of a label is one error', () => {
    expect(placesOf(placeholderUnrendered, [changed('Deployment', "metadata.labels['{{ .Key }}']", 'x')])).toEqual([
      "Deployment/web metadata.labels['{{ .Key }}']",
    ]);
  });

  test('says what stands there and what is expected', () => {
    expect(findingsOf(placeholderUnrendered, [changed('Deployment', 'spec.replicas', '${REPLICAS}')])).toMatchObject([
      { path: 'spec.replicas', found: '"${REPLICAS}"', expected: 'an integer' },
    ]);
  });
});

describe('a placeholder where any text is taken', () => {
  test.each([
    ['an image', `${CONTAINER}.image`, '${IMAGE}'],
    ['a value of a variable, which the kubelet expands', `${CONTAINER}.env[0].value`, 'http://$(POD_IP):80'],
    ['a command', `${CONTAINER}.command`, ['sh', '-c', 'echo ${HOME}']],
    ['an annotation', 'metadata.annotations.note', '{{ .Values.note }}'],
  ])('%s is no finding', (_, field, value) => {
    expect(placesOf(placeholderUnrendered, [changed('Deployment', field, value)])).toEqual([]);
  });
});
