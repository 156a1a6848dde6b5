import type { Rule } from '../rule';
import { sampleDeployment, withField } from '../examples';
import { quoted } from '../../kubernetes/quoted';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { isContainerPatch } from '../partial-manifest';
import { isVariableName, isWiderVariableName, WIDER_VARIABLE_NAMES } from '../../kubernetes/variable-names';
import { compareVersions } from '../../kubernetes/versions';

const WIDER_SINCE = `1.${WIDER_VARIABLE_NAMES}`;
const env = (name: string) => [{ name, value: 'x' }];

export const envName: Rule = {
  id: 'env-name',
  severity: 'error',
  enforcement: 'api',
  title: 'Name variables with letters, digits and underscores',
  why:
    'Before Kubernetes 1.32 a name has letters, digits, "_", "-" and ".", and no digit first; since then any printable ' +
    'ASCII character except "=". Shells read only letters, digits and underscores.',
  symptom: 'Invalid value: "LOG=LEVEL": a valid environment variable name must consist',
  fix: 'Use capital letters, digits and underscores, with no digit first, such as LOG_LEVEL.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  *check({ inventory, settings: { kubernetes } }) {
    for (const { manifest: object, containers } of inventory.workloads)
      for (const container of containers)
        for (const { path, name, fields } of container.env) {
          // A name that is no string is a finding of field-type.
          if (typeof (fields.name ?? '') !== 'string') continue;
          if (isPlaceholder(name) || isContainerPatch(container)) continue;
          const wider = isWiderVariableName(name);
          if (wider && (isVariableName(name) || compareVersions(kubernetes.oldest, WIDER_SINCE) >= 0)) continue;
          yield {
            object,
            path: fields.name === undefined ? path : `${path}.name`,
            found: (fields.name ?? null) === null ? 'no name' : quoted(name),
            expected: wider
              ? `letters, digits, "_", "-" and ".", no digit first, before Kubernetes ${WIDER_SINCE}`
              : 'letters, digits and underscores, no digit first, such as "LOG_LEVEL"',
            severity: wider && compareVersions(kubernetes.newest, WIDER_SINCE) >= 0 ? 'warning' : 'error',
          };
        }
  },
  examples: {
    bad: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', env('LOG=LEVEL'))],
    good: [withField(sampleDeployment(), 'spec.template.spec.containers[0].env', env('LOG_LEVEL'))],
  },
};
