import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { check } from '../../../lib/rules/engine';
import { sampleDeployment, sampleService, withField } from '../../../lib/rules/examples';
import { fieldKeyRepeated } from '../../../lib/rules/manifest/field-key-repeated';
import { findingsOf, placesOf } from '../rule-tests';

const spec = 'spec.template.spec';
const container = `${spec}.containers[0]`;
const webOf = (field: string, value: unknown) => withField(sampleDeployment(), `${spec}.${field}`, value);
const twice = (entry: object) => [entry, { ...entry }];

describe('a manifest that is wrong', () => {
  test.each([
    ['hostAliases', { ip: '10.0.0.7', hostnames: ['db'] }, 'hostAliases[1].ip'],
    ['imagePullSecrets', { name: 'registry' }, 'imagePullSecrets[1].name'],
    ['containers[0].ports', { containerPort: 8080 }, 'containers[0].ports[1]'],
    ['containers[0].resources.claims', { name: 'gpu' }, 'containers[0].resources.claims[1].name'],
  ])('says that a key of %s stands there twice', (field, entry, place) => {
    expect(placesOf(fieldKeyRepeated, [webOf(field, twice(entry))])).toEqual([`Deployment/web ${spec}.${place}`]);
  });

  test('says which entry has the key before, and by what the entries are known', () => {
    const ports = [{ containerPort: 8080 }, { containerPort: 9090 }, { containerPort: 8080, protocol: 'TCP' }];
    const [finding] = findingsOf(fieldKeyRepeated, [withField(sampleDeployment(), `${container}.ports`, ports)]);
    expect(finding).toMatchObject({
      found: `containerPort 8080 and protocol "TCP", which ${container}.ports[0] has too`,
      expected: 'each containerPort and protocol once',
    });
    expect(finding?.fix).toBeUndefined();
  });

  test('says of two equal entries that one can go', () => {
    const [finding] = findingsOf(fieldKeyRepeated, [webOf('imagePullSecrets', twice({ name: 'registry' }))]);
    expect(finding?.fix).toBe('Take one of the two out: they are equal.');
  });

  test('looks into every kind of the API', () => {
    const account = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'web' },
      secrets: twice({ name: 'token' }),
    };
    expect(placesOf(fieldKeyRepeated, [account])).toEqual(['ServiceAccount/web secrets[1].name']);
  });

  test.each([
    ['containers', { name: 'web', image: 'web:1' }],
    ['initContainers', { name: 'init', image: 'web:1' }],
    ['volumes', { name: 'data', emptyDir: {} }],
    ['containers[0].env', { name: 'LOG_LEVEL', value: 'info' }],
    ['containers[0].volumeMounts', { name: 'data', mountPath: '/data' }],
    ['containers[0].volumeDevices', { name: 'data', devicePath: '/dev/data' }],
    ['containers[0].ports', { containerPort: 8080 }],
    ['hostAliases', { ip: '10.0.0.7', hostnames: ['db'] }],
    ['imagePullSecrets', { name: 'registry' }],
    ['schedulingGates', { name: 'example.com/gate' }],
    ['resourceClaims', { name: 'gpu', resourceClaimTemplateName: 'gpu' }],
    [
      'topologySpreadConstraints',
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  ])('a key twice in %s is one mistake and one finding', (field, entry) => {
    const web = webOf(field, twice(entry));
    const [place] = findingsOf(fieldKeyRepeated, [web]);
    const found = check([web], CATALOGUE).filter(({ path }) => path === place?.path);
    expect(found).toHaveLength(1);
  });

  test('a port of a Service twice is one finding', () => {
    const found = check([sampleService({ spec: { ports: twice({ name: 'http', port: 80 }) } })], CATALOGUE);
    expect(found.map(({ rule }) => rule.id)).not.toContain('field-key-repeated');
    expect(found.map(({ rule }) => rule.id)).toContain('svc-port-pair-dup');
  });
});

describe('a manifest that is right', () => {
  test.each<[string, string, readonly unknown[]]>([
    [
      'one number for two protocols',
      'containers[0].ports',
      [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }],
    ],
    ['two addresses', 'hostAliases', [{ ip: '10.0.0.7' }, { ip: '10.0.0.8' }]],
    ['names that are filled in later', 'imagePullSecrets', [{ name: '${SECRET}' }, { name: '${SECRET}' }]],
    ['entries without the key', 'imagePullSecrets', [{}, {}, { name: '' }, { name: '' }]],
    ['entries that are no objects', 'imagePullSecrets', ['registry', 'registry']],
    ['a list without keys', 'tolerations', twice({ key: 'dedicated' })],
  ])('%s', (_, field, value) => {
    expect(placesOf(fieldKeyRepeated, [webOf(field, value)])).toEqual([]);
  });
});
