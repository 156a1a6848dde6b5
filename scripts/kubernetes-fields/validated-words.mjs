/**
 * Fields that take one of a few words because the server's validation says so, while their Go types do not: the words,
 * and the minor version that brought a later one.
 */
const WORDS = {
  'core.v1.Container': {
    restartPolicy: { Always: '', Never: '1.34', OnFailure: '1.34' },
  },
  'core.v1.ContainerResizePolicy': { restartPolicy: 'NotRequired RestartContainer' },
  'core.v1.PodOS': { name: 'linux windows' },
  'core.v1.PodSecurityContext': { seLinuxChangePolicy: 'MountOption Recursive' },
  'core.v1.ServiceSpec': { trafficDistribution: { PreferClose: '', PreferSameNode: '1.34', PreferSameZone: '1.34' } },
  'core.v1.VolumeMount': { recursiveReadOnly: 'Disabled Enabled IfPossible' },
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': {
    whenDeleted: 'Delete Retain',
    whenScaled: 'Delete Retain',
  },
  'autoscaling.v2.HPAScalingPolicy': { type: 'Percent Pods' },
  'autoscaling.v2.HPAScalingRules': { selectPolicy: 'Disabled Max Min' },
  'autoscaling.v2.MetricSpec': { type: 'ContainerResource External Object Pods Resource' },
  'autoscaling.v2.MetricTarget': { type: 'AverageValue Utilization Value' },
  'rbac.v1.RoleRef': { kind: 'ClusterRole Role' },
  'rbac.v1.Subject': { kind: 'Group ServiceAccount User' },
};
const SELECTOR = { operator: 'DoesNotExist Exists In NotIn' };

/** The words of a release: those of its Go types and those of the table. */
export function withValidatedWords(enums, minor) {
  const number = (version) => Number(version.split('.')[1] ?? 0);
  const add = (definition, fields) => {
    const known = enums.get(definition) ?? new Map();
    for (const [field, words] of Object.entries(fields)) {
      const list =
        typeof words === 'string'
          ? words.split(' ')
          : Object.keys(words).filter((word) => words[word] === '' || number(words[word]) <= number(minor));
      known.set(field, list);
    }
    enums.set(definition, known);
  };
  for (const [model, fields] of Object.entries(WORDS)) add(`io.k8s.api.${model}`, fields);
  add('io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement', SELECTOR);
  return enums;
}
