import type * as kplus from 'cdk8s-plus-27';
import type { PropErrors } from '../props/prop-errors';
import { addIntegerErrors } from '../props/integer-errors';
import type { PodGroupProps } from '../group/pod-group-props';

/** Notes ids that are none, and settings with which the API refuses a pod, or the kubelet never starts a container. */
export function addSecurityFaults(faults: PropErrors, props: PodGroupProps): void {
  const pod = props.securityContext;
  addIdFaults(faults, 'securityContext', pod);
  addIntegerErrors(faults, 'securityContext.fsGroup', pod?.fsGroup, 0, 'It is the number of a group.');
  for (const list of ['containers', 'initContainers'] as const)
    (props[list] ?? []).forEach(({ securityContext }, index) => {
      const at = `${list}[${index}].securityContext`;
      addContainerSecurityFaults(faults, at, securityContext);
      // cdk8s-plus prints for each container that it must not be root, unless that container says otherwise.
      if (pod?.user === 0 && securityContext?.user === undefined && securityContext?.ensureNonRoot !== false)
        faults.add(
          `${at}.ensureNonRoot`,
          securityContext?.ensureNonRoot,
          'false, or another "securityContext.user" than 0',
          'The kubelet starts no container as root that must not be root.',
        );
    });
}

/** Notes what is wrong with the security context of a container by itself. */
export function addContainerSecurityFaults(
  faults: PropErrors,
  at: string,
  context: kplus.ContainerSecurityContextProps | undefined,
): void {
  addIdFaults(faults, at, context);
  if (context?.user === 0 && context.ensureNonRoot !== false)
    faults.add(
      `${at}.user`,
      0,
      'another user, or "ensureNonRoot: false" beside it',
      'The kubelet starts no container as root that must not be root.',
    );
  if (context?.privileged && context.allowPrivilegeEscalation === false)
    faults.add(
      `${at}.allowPrivilegeEscalation`,
      false,
      'nothing, or true, with "privileged"',
      'The API refuses the pair.',
    );
}

function addIdFaults(
  faults: PropErrors,
  at: string,
  context: { readonly user?: number; readonly group?: number } | undefined,
): void {
  addIntegerErrors(faults, `${at}.user`, context?.user, 0, 'It is the number of a user.');
  addIntegerErrors(faults, `${at}.group`, context?.group, 0, 'It is the number of a group.');
}
