import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { CATALOGUE } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/engine';
import { DEFAULT_SETTINGS, type Mesh, type Settings } from '../../lib/rules/settings';
import { recorded, withValueAt, type Path } from './read-paths';

/** How many runs are tried; `npm run test:fuzz` tries 100,000. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 3_000);

const examples = CATALOGUE.flatMap(({ examples: { bad, good, settings } }) => [
  { manifests: bad, settings },
  { manifests: good, settings },
]).filter(({ manifests }) => manifests.length > 0);

/** Every field that any rule asks for, of each kind of object. */
const readPaths = pathsByKind();

function pathsByKind(): ReadonlyMap<unknown, readonly Path[]> {
  const found = new Map<unknown, Map<string, Path>>();
  for (const { manifests, settings } of examples) {
    const spied = manifests.map((manifest) => {
      const paths = found.get(manifest.kind) ?? new Map<string, Path>();
      found.set(manifest.kind, paths);
      return recorded(manifest, (path) => paths.set(JSON.stringify(path), path));
    });
    check(spied, CATALOGUE, { ...DEFAULT_SETTINGS, ...settings });
  }
  return new Map([...found].map(([kind, paths]) => [kind, [...paths.values()]]));
}

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    1.5,
    80,
    65536,
    2 ** 53,
    '',
    '80',
    'None',
    'TCP',
    '$(POD_IP',
    'http',
    'web',
    '__proto__',
  ),
  fc.constantFrom(
    [],
    [null],
    ['a', 1],
    {},
    { name: null },
    { name: ['web'] },
    [{ name: 'web', port: '80' }],
    'x'.repeat(300),
  ),
);

const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  mesh: fc.constantFrom<Mesh | undefined>(undefined, 'none', 'istio-sidecar', 'istio-ambient', 'linkerd'),
  argocd: fc.boolean(),
  strict: fc.boolean(),
});

test('rules read at least the fields that every object has', () => {
  expect(examples.length).toBeGreaterThan(0);
  for (const paths of readPaths.values()) expect(paths).toContainEqual(['metadata', 'name']);
});

test(
  'no value at any field that a rule reads makes a rule fail',
  () => {
    const change = fc.tuple(fc.nat(), fc.nat(), value);
    fc.assert(
      fc.property(
        fc.nat(examples.length - 1),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        settings,
        (at, changes, said) => {
          const example = examples[at];
          if (example === undefined) return;
          const manifests = [...example.manifests] as Manifest[];
          for (const [objectAt, pathAt, replacement] of changes) {
            const index = objectAt % manifests.length;
            const paths = readPaths.get(example.manifests[index]?.kind) ?? [];
            const path = paths[pathAt % paths.length] ?? [];
            manifests[index] = withValueAt(manifests[index], path, replacement) as Manifest;
          }
          const findings = check(manifests.filter(isMapping), CATALOGUE, {
            ...DEFAULT_SETTINGS,
            ...example.settings,
            ...said,
          });
          const failed = findings.filter(({ rule }) => rule.id === 'rule-failed').map(({ found }) => found);
          expect(failed, JSON.stringify(manifests)).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  },
  Math.max(30_000, RUNS * 20),
);

test('objects of any shape make no rule fail', () => {
  const kinds = [...readPaths.keys()].filter((kind) => typeof kind === 'string');
  const fields = fc.record(
    {
      apiVersion: fc.constantFrom(
        'v1',
        'apps/v1',
        'batch/v1',
        'discovery.k8s.io/v1',
        'networking.istio.io/v1',
        'x/y/z',
        '',
      ),
      kind: fc.constantFrom(...kinds),
      metadata: fc.jsonValue(),
      spec: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(fields, { maxLength: 4 }), settings, (manifests, said) => {
      const findings = check(manifests, CATALOGUE, { ...DEFAULT_SETTINGS, ...said });
      expect(findings.filter(({ rule }) => rule.id === 'rule-failed').map(({ found }) => found)).toEqual([]);
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  );
});

function isMapping(entry: unknown): entry is Manifest {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}
