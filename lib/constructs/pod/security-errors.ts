import type * as kplus from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import { addIntegerErrors } from '../props/integer-errors';
import type { PodProps } from './pod-props';

/** Reports ids that are none, and settings with which the API refuses a pod, or the kubelet never starts a container. */
export function addSecurityErrors(errors: PropErrors, props: Given<PodProps>): void {
  const pod = props.securityContext;
  addIdErrors(errors, 'securityContext', pod);
  addIntegerErrors(errors, 'securityContext.fsGroup', pod?.fsGroup, 0, 'It is the number of a group.');
  for (const list of ['containers', 'initContainers'] as const)
    (props[list] ?? []).forEach(({ securityContext }, index) => {
      const at = `${list}[${index}].securityContext`;
      addContainerSecurityErrors(errors, at, securityContext);
      // cdk8s-plus prints for each container that it must not be root, unless that container says otherwise.
      if (pod?.user === 0 && securityContext?.user === undefined && securityContext?.ensureNonRoot !== false)
        errors.add(
          `${at}.ensureNonRoot`,
          securityContext?.ensureNonRoot,
          'false, or another "securityContext.user" than 0',
          'The kubelet does not start a container as root when "ensureNonRoot" is true.',
        );
    });
}

/** Reports what is wrong with the security context of a container by itself. */
export function addContainerSecurityErrors(
  errors: PropErrors,
  at: string,
  context: kplus.ContainerSecurityContextProps | undefined,
): void {
  addIdErrors(errors, at, context);
  if (context?.user === 0 && context.ensureNonRoot !== false)
    errors.add(
      `${at}.user`,
      0,
      'another user, or "ensureNonRoot: false" beside it',
      'The kubelet does not start a container as root when "ensureNonRoot" is true.',
    );
  if (context?.privileged && context.allowPrivilegeEscalation === false)
    errors.add(
      `${at}.allowPrivilegeEscalation`,
      false,
      'nothing, or true, with "privileged"',
      'The API refuses the pair.',
    );
}

function addIdErrors(
  errors: PropErrors,
  at: string,
  context: { readonly user?: number; readonly group?: number } | undefined,
): void {
  addIntegerErrors(errors, `${at}.user`, context?.user, 0, 'It is the number of a user.');
  addIntegerErrors(errors, `${at}.group`, context?.group, 0, 'It is the number of a group.');
}
