import { mapping } from '../../manifest/manifest';
import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { oneOf, quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { isContainerPatch } from '../partial-manifest';
import { compareVersions } from '../../kubernetes/versions';
import { fieldPathOf } from '../shared/env/environment';

const ALLOWED = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const PATHS = oneOf([...ALLOWED, "metadata.labels['key']", "metadata.annotations['key']"]);

/** The path that is meant by another spelling, or by its last word alone: `podIP`. */
function meantPath(field: string): string | undefined {
  const last = field.split('.').at(-1)?.toLowerCase();
  return ALLOWED.find(
    (allowed) => allowed.toLowerCase() === field.toLowerCase() || allowed.split('.').at(-1)?.toLowerCase() === last,
  );
}

/** Behind a gate in 1.28, on since 1.29. */
const HOST_IPS_SINCE = '1.29';
const env = (fieldPath: string) => [{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath } } }];

export const envFieldpath: Rule = {
  id: 'env-fieldpath',
  severity: 'error',
  enforcement: 'api',
  title: 'Set fieldPath to a field that the downward API offers',
  why:
    'A variable can take nine fields of the pod, and single labels and annotations. The API server refuses other ' +
    'paths, and the same paths in other capitals.',
  symptom: 'error converting fieldPath: field label not supported: status.podip',
  fix: "Write one of metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'], metadata.annotations['key'], spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP, status.podIPs.",
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
  *check({ inventory, settings: { kubernetes } }) {
    for (const workload of inventory.workloads)
      for (const container of workload.containers)
        for (const { path, valueFrom } of container.env) {
          const field = fieldPathOf(valueFrom);
          const source = mapping(valueFrom?.fieldRef);
          // What is written with another type is another mistake, and a patch leaves out what it does not change.
          if (source === undefined || (source.fieldPath ?? '') === '') {
            if (source !== undefined && !isContainerPatch(container))
              yield {
                object: workload.manifest,
                path: `${path}.valueFrom.fieldRef${source.fieldPath === undefined ? '' : '.fieldPath'}`,
                found: 'no fieldPath',
                expected: PATHS,
              };
            continue;
          }
          if (field === undefined || isPlaceholder(field)) continue;
          const here = {
            object: workload.manifest,
            path: `${path}.valueFrom.fieldRef.fieldPath`,
            found: quoted(field),
          };
          if (field === 'status.hostIPs' && compareVersions(kubernetes.oldest, HOST_IPS_SINCE) < 0)
            yield {
              ...here,
              expected: `"status.hostIP" before Kubernetes ${HOST_IPS_SINCE}`,
              severity: compareVersions(kubernetes.newest, HOST_IPS_SINCE) < 0 ? 'error' : 'info',
            };
          else if (
            !ALLOWED.includes(field) &&
            !/^metadata\.(?:labels|annotations)\['.*'\]$/.test(field) &&
            field !== 'spec.host'
          ) {
            const meant = meantPath(field);
            yield { ...here, expected: meant === undefined ? PATHS : quoted(meant) };
          }
        }
  },
  examples: {
    bad: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', env('status.podip'))],
    good: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', env('status.podIP'))],
  },
};
