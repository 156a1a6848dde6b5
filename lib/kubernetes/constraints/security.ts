import { between, descendingPath, repeated, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import type { Violations } from './violations';

/** Since this minor version parameters of a namespace that the pod shares with the node are refused. */
const HOST_SYSCTLS = 29;
const MOST_ID = 2 ** 31 - 1;
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

/** The security context of a pod. */
export function podSecurity(violations: Violations, spec: Field): void {
  const context = spec.at('securityContext');
  if (!context.isObject) return;
  for (const name of ['fsGroup', 'runAsUser', 'runAsGroup'])
    between(violations, 'security-context-invalid', context.at(name), 0, MOST_ID);
  for (const group of context.at('supplementalGroups').items)
    between(violations, 'security-context-invalid', group, 0, MOST_ID);
  profiles(violations, context);
  const sysctls = context.at('sysctls').items;
  for (const sysctl of sysctls) {
    const name = sysctl.at('name');
    if (!sysctl.isEntry || !required(violations, 'security-context-invalid', name, 'the name of a kernel parameter'))
      continue;
    if (name.text !== undefined && (name.text.length > 253 || !SYSCTL.test(name.text)))
      violations.add('security-context-invalid', name, 'the name of a kernel parameter, such as "net.core.somaxconn"');
    if (
      name.text?.startsWith('net.') === true &&
      spec.at('hostNetwork').value === true &&
      violations.since(HOST_SYSCTLS)
    )
      violations.add('security-context-invalid', name, "no parameter of the network, since the pod is on the host's");
  }
  for (const again of repeated(sysctls, (sysctl) => sysctl.at('name').text))
    violations.add('security-context-invalid', again.at('name'), 'each parameter once');
}

/** The security context of a container. */
export function containerSecurity(violations: Violations, context: Field, spec: Field): void {
  if (!context.isObject) return;
  for (const name of ['runAsUser', 'runAsGroup'])
    between(violations, 'security-context-invalid', context.at(name), 0, MOST_ID);
  profiles(violations, context);
  if (context.at('allowPrivilegeEscalation').value === false) {
    if (context.at('privileged').value === true)
      violations.add('security-context-invalid', context, 'allowPrivilegeEscalation: true, or no such field', {
        found: 'allowPrivilegeEscalation: false and privileged: true',
      });
    if (context.at('capabilities', 'add').items.some(({ value }) => value === 'CAP_SYS_ADMIN'))
      violations.add('security-context-invalid', context, 'no CAP_SYS_ADMIN among the capabilities', {
        found: 'allowPrivilegeEscalation: false and the capability CAP_SYS_ADMIN',
      });
  }
  if (context.at('procMount').value === 'Unmasked' && violations.since(30) && spec.at('hostUsers').value !== false)
    violations.add('security-context-invalid', context.at('procMount'), '"Default", or hostUsers: false in the pod');
}

/** A profile of seccomp or AppArmor: a path where it is one of the node, and only there. */
function profiles(violations: Violations, context: Field): void {
  for (const name of ['seccompProfile', 'appArmorProfile']) {
    const profile = context.at(name);
    if (!profile.isObject) continue;
    const [type, path] = [profile.at('type'), profile.at('localhostProfile')];
    const types = ['RuntimeDefault', 'Unconfined', 'Localhost'];
    if (type.empty || (type.text !== undefined && !types.includes(type.text)))
      violations.add('security-context-invalid', type, oneOf(types));
    else if (type.text === 'Localhost') {
      if (path.absent)
        violations.add('security-context-invalid', path, "the profile's path on the node, since the type is Localhost");
      else if (name === 'seccompProfile') descendingPath(violations, 'security-context-invalid', path);
    } else if (!path.absent)
      violations.add('security-context-invalid', path, 'no localhostProfile, unless the type is Localhost');
  }
}
