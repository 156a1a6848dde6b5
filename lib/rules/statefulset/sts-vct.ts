import { dig, list, mapping, type Manifest } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleStatefulSetWithClaim, withField } from '../examples';
import { oneOf, quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { claimTemplates } from '../shared/statefulset/claim-templates';
import { statefulSets } from '../shared/statefulset/stateful-sets';

const base = sampleStatefulSetWithClaim();

export const stsVct: Rule = {
  id: 'sts-vct',
  severity: 'error',
  enforcement: 'api',
  title: 'Give each claim template access modes and a size, and mount it in a container',
  why:
    'Without access modes or a size no claim can be created. Since Kubernetes 1.34 the API server refuses the ' +
    'set. Older servers accept it, and its first pod waits for ever. A claim that no container mounts is made for ' +
    'each pod and stays empty: what the pod writes is lost with the pod.',
  symptom: 'spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required',
  fix: 'Write accessModes: [ReadWriteOnce] and resources.requests.storage, and mount the claim by its name.',
  source: 'https://github.com/kubernetes/kubernetes/pull/132212',
  outranks: ['field-value', 'claim-invalid'],
  *check({ inventory }) {
    for (const set of statefulSets(inventory)) {
      const object = set.manifest;
      const templates = claimTemplates(set);
      if (templates.length === 0) continue;
      const used = new Set(set.containers.flatMap(({ fields }) => [...mounted(fields)]));
      for (const { path, name, fields, spec } of templates) {
        const specPath = mapping(fields.spec) === undefined ? path : `${path}.spec`;
        const modes = list(spec.accessModes);
        if (modes.length === 0)
          yield {
            object,
            path: spec.accessModes === undefined ? specPath : `${specPath}.accessModes`,
            found: 'no accessModes',
            expected: 'at least one access mode, such as "ReadWriteOnce"',
          };
        for (const [index, mode] of modes.entries())
          if (typeof mode === 'string' && !MODES.includes(mode) && !isPlaceholder(mode))
            yield {
              object,
              path: `${specPath}.accessModes[${index}]`,
              found: quoted(mode),
              expected: oneOf(MODES),
              fix: 'Write the full name of the access mode: ReadWriteOnce for RWO.',
            };
        if ((dig(spec, 'resources', 'requests', 'storage') ?? null) === null)
          yield { object, path: specPath, found: 'no resources.requests.storage', expected: 'a size such as "10Gi"' };
        if (name !== '' && set.containers.length > 0 && !used.has(name))
          yield {
            object,
            path: `${path}.metadata.name`,
            found: `the claim ${quoted(name)}, which no container mounts`,
            expected: 'a volumeMount or volumeDevice of that name',
            fix: `Mount ${quoted(name)} in a container, or remove the claim.`,
            severity: 'warning',
          };
      }
    }
  },
  examples: {
    bad: [withField(base, 'spec.volumeClaimTemplates[0].spec.accessModes', undefined)],
    good: [base],
    settings: { kubernetes: { oldest: '1.34', newest: '1.37' } },
  },
};

const MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

function* mounted(container: Manifest): Iterable<unknown> {
  for (const field of ['volumeMounts', 'volumeDevices'])
    for (const mount of list(container[field])) yield mapping(mount)?.name;
}
