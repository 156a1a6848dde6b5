import { mustBeOneOf, required } from './common';
import type { Field } from './field';
import type { Violations } from './violations';

/** What a pod for Windows cannot have, because Windows knows no such thing. */
const OF_PODS = (
  'appArmorProfile seLinuxOptions seccompProfile fsGroup fsGroupChangePolicy sysctls runAsUser runAsGroup ' +
  'supplementalGroups supplementalGroupsPolicy seLinuxChangePolicy'
).split(' ');
const OF_CONTAINERS = (
  'appArmorProfile seLinuxOptions seccompProfile capabilities readOnlyRootFilesystem privileged ' +
  'allowPrivilegeEscalation procMount runAsUser runAsGroup'
).split(' ');

/** The operating system of a pod, and the settings that are of the other one. */
export function windows(violations: Violations, spec: Field): void {
  const os = spec.at('os');
  if (os.isObject && required(violations, 'security-context-invalid', os.at('name'), '"linux" or "windows"'))
    mustBeOneOf(violations, 'security-context-invalid', os.at('name'), ['linux', 'windows']);
  const containers = [...spec.at('containers').items, ...spec.at('initContainers').items];
  const contexts = [spec, ...containers].map((one) => one.at('securityContext')).filter(({ absent }) => !absent);
  if (os.at('name').value === 'windows') {
    for (const name of ['hostUsers', 'shareProcessNamespace']) absent(violations, spec.at(name), 'windows');
    for (const name of OF_PODS) absent(violations, spec.at('securityContext', name), 'windows');
    for (const one of containers)
      for (const name of OF_CONTAINERS) absent(violations, one.at('securityContext', name), 'windows');
  }
  if (os.at('name').value === 'linux')
    for (const context of contexts) absent(violations, context.at('windowsOptions'), 'linux');
  const onHost = contexts.filter((context) => context.at('windowsOptions', 'hostProcess').value === true);
  const [first] = onHost;
  if (first !== undefined && spec.at('hostNetwork').value !== true)
    violations.add(
      'security-context-invalid',
      first.at('windowsOptions', 'hostProcess'),
      'hostNetwork: true in the pod, which a host process needs',
    );
}

function absent(violations: Violations, field: Field, os: string): void {
  if (field.absent) return;
  const step = String(field.path.at(-1));
  violations.add('security-context-invalid', field, `no ${step}, since the operating system is ${os}`, { found: step });
}
