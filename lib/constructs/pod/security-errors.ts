import type * as kplus from 'cdk8s-plus-27';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import type { PodProps } from './pod-props';

/** Reports settings with which the kubelet never starts a container, or that contradict each other. */
export function addSecurityErrors(errors: PropErrors, props: Given<PodProps>): void {
  const pod = props.securityContext;
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
  if (context?.user === 0 && context.ensureNonRoot !== false)
    errors.add(
      `${at}.user`,
      0,
      'another user, or "ensureNonRoot: false" beside it',
      'The kubelet does not start a container as root when "ensureNonRoot" is true.',
    );
}
