import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtInKinds, modelOf, modelOfKind, type Type } from '../../lib/kubernetes/fields';
import { MINORS } from '../../lib/kubernetes/versions';

const generated = JSON.parse(readFileSync('lib/kubernetes/fields.generated.json', 'utf8')) as {
  readonly minors: readonly string[];
  readonly models: Readonly<Record<string, object>>;
};

test('the table of fields is of the versions that are supported', () => {
  expect(generated.minors).toEqual(MINORS);
});

test('every type in the table is known', () => {
  const modelsIn = (type: Type): readonly string[] => {
    if (type.is === 'list' || type.is === 'map') return modelsIn(type.of);
    return type.is === 'model' ? [type.name] : [];
  };
  const named = Object.keys(generated.models).flatMap((model) =>
    [...modelOf(model).fields.values()].flatMap(({ type }) => modelsIn(type)),
  );
  const kinds = [...builtInKinds().values()].flatMap(({ model }) => model ?? []);
  expect([...named, ...kinds].filter((model) => !Object.hasOwn(generated.models, model))).toEqual([]);
});

test('a field is known since the version that brought it', () => {
  const fields = modelOfKind('v1', 'Service')?.fields.get('spec')?.type;
  expect(fields).toEqual({ is: 'model', name: 'core.v1.ServiceSpec' });
  expect(modelOf('core.v1.ServiceSpec').fields.get('trafficDistribution')?.since).toBe('1.30');
  expect(modelOf('core.v1.PodResourceClaim').fields.get('source')?.until).toBe('1.30');
});

test('a kind of a version that is not stable is known, and its fields are not', () => {
  expect(builtInKinds().get('flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema')).toMatchObject({ until: '1.31' });
  expect(modelOfKind('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema')).toBeUndefined();
});
