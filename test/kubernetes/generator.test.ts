import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { bookOf } from '../../scripts/kubernetes-fields/book.mjs';
// @ts-expect-error a script without types
import { enumsOf } from '../../scripts/kubernetes-fields/enums.mjs';

const ref = (name: string) => ({ $ref: `#/definitions/${name}` });
const SPEC = 'io.k8s.api.core.v1.ThingSpec';

/** An OpenAPI document with one kind, as the modules of Kubernetes carry it. */
function definitions(fields: object, required: readonly string[] = []) {
  return {
    'io.k8s.api.core.v1.Thing': {
      properties: { metadata: ref('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'), spec: ref(SPEC), status: {} },
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Thing' }],
    },
    'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': { properties: { name: { type: 'string' } } },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
    [SPEC]: { properties: fields, required },
  };
}

function specOf(
  ...versions: readonly { readonly fields: object; readonly required?: string[]; readonly code?: string }[]
) {
  const read = versions.map(({ fields, required, code = '' }, index) => ({
    minor: `1.${27 + index}`,
    definitions: definitions(fields, required),
    enums: enumsOf(code),
  }));
  return bookOf(read).models['core.v1.ThingSpec'];
}

const string = { type: 'string' };

test('a field has its type, quantities and ports by what they refer to', () => {
  const fields = {
    count: { type: 'integer', format: 'int32' },
    data: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
    limits: { type: 'object', additionalProperties: ref('io.k8s.apimachinery.pkg.api.resource.Quantity') },
    port: ref('io.k8s.apimachinery.pkg.util.intstr.IntOrString'),
    things: { type: 'array', items: ref(SPEC), 'x-kubernetes-list-map-keys': ['name'] },
  };
  expect(specOf({ fields })).toEqual({
    count: { type: 'int32' },
    data: { type: 'map', of: 'base64' },
    limits: { type: 'map', of: 'quantity' },
    port: { type: 'int-or-string' },
    things: { type: 'list', of: 'core.v1.ThingSpec', keys: ['name'] },
  });
});

test('a field that a version brought or dropped says so', () => {
  const versions = [{ old: string }, { old: string, fresh: string }, { fresh: string }];
  expect(specOf(...versions.map((fields) => ({ fields })))).toEqual({
    fresh: { type: 'string', since: '1.28' },
    old: { type: 'string', until: '1.28' },
  });
});

test('a field is required where every version says so', () => {
  const fields = { name: string, zone: string };
  expect(specOf({ fields, required: ['name', 'zone'] }, { fields, required: ['name'] })).toEqual({
    name: { type: 'string', required: true },
    zone: { type: 'string' },
  });
});

test('the words of a field come from the Go code, with the version that brought a later one', () => {
  const code = (...words: readonly string[]) =>
    [
      'func schema_k8sio_api_core_v1_ThingSpec(ref common.ReferenceCallback) common.OpenAPIDefinition {',
      '\t\t\t\t\t"type": {',
      `\t\t\t\t\t\t\tEnum:        []interface{}{${words.map((word) => JSON.stringify(word)).join(', ')}},`,
    ].join('\n');
  const fields = { type: string };
  expect(specOf({ fields }, { fields, code: code('A') }, { fields, code: code('A', 'B') })).toEqual({
    type: { type: 'string', enum: ['A', 'B'], enumSince: { B: '1.29' } },
  });
});

test('only stable versions have models; lists and answers are no kinds', () => {
  const thing = { properties: { metadata: {} }, required: [] };
  const kind = (version: string, name: string) => ({ group: 'x.k8s.io', version, kind: name });
  const book = bookOf([
    {
      minor: '1.27',
      enums: new Map(),
      definitions: {
        'io.k8s.api.x.v1.Thing': { ...thing, 'x-kubernetes-group-version-kind': [kind('v1', 'Thing')] },
        'io.k8s.api.x.v1.ThingList': { ...thing, 'x-kubernetes-group-version-kind': [kind('v1', 'ThingList')] },
        'io.k8s.api.x.v1beta1.Thing': { ...thing, 'x-kubernetes-group-version-kind': [kind('v1beta1', 'Thing')] },
      },
    },
  ]);
  expect(book.kinds).toEqual({ 'x.k8s.io/v1 Thing': { model: 'x.v1.Thing' }, 'x.k8s.io/v1beta1 Thing': {} });
  expect(Object.keys(book.models)).toEqual(['x.v1.Thing']);
});
