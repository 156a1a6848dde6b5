import { qualifiedNameErrors } from '../../kubernetes/labels';
import type { Given } from '../props/given';
import type { PropErrors } from '../props/prop-errors';
import type { PodTemplateProps } from './pod-template';

/** Reports labels that no node has, which Kubernetes does not look at. */
export function addSchedulingErrors(errors: PropErrors, { topologySpread = [] }: Given<PodTemplateProps>): void {
  topologySpread.forEach(({ topologyKey }, index) => {
    if (topologyKey)
      errors.addEach(
        `topologySpread[${index}].topologyKey`,
        topologyKey,
        qualifiedNameErrors,
        "It is a node label's key.",
      );
  });
}
