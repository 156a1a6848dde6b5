import { adoptedFields } from './adoption';
import { addAdoptedKindErrors } from './adopted-kind-errors';
import type { GroupKind } from './group-kind';
import type { PropErrors } from '../props/prop-errors';
import { GROUP_LABEL } from '../cdk8s/labels';
import { addRolloutErrors } from './rollout-errors';
import type { DeploymentPeerGroupProps } from './deployment-peer-group-props';

/** What a group of interchangeable peers decides. */
export function deploymentKind(props: DeploymentPeerGroupProps): GroupKind {
  const { publishNotReadyAddresses = true } = props;
  return {
    // A StatefulSet of the same name has the bare name, and a name has no dot.
    selector: adoptedFields(props.adopt).selector ?? { [GROUP_LABEL]: `${props.name}.deployment` },
    namedPods: false,
    serviceName: props.name,
    suffix: 'deployment',
    counted: true,
    publishNotReadyAddresses,
    foundIn: publishNotReadyAddresses ? ['starting', 'unready', 'ready'] : ['ready'],
    withoutService: props.enabled === false,
    quorum: false,
    storage: [],
  };
}

/** Reports what is wrong with the props that only a group of interchangeable peers has. */
export function addDeploymentErrors(errors: PropErrors, props: DeploymentPeerGroupProps): void {
  addRolloutErrors(errors, props);
  addAdoptedKindErrors(errors, props, 'Deployment');
  if (props.enabled === false && props.service?.shared)
    errors.add(
      'enabled',
      false,
      'true with a shared Service',
      'The Service would be taken from its other workloads too.',
    );
}
