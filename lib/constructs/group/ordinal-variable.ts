import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import type { VariableOfGroup } from '../env/peer-env';
import { addKubernetesVersionErrors, isSince } from '../props/kubernetes-version';
import type { PropErrors } from '../props/prop-errors';
import type { StatefulPeerGroupProps } from './stateful-peer-group-props';

/** The minor version of Kubernetes whose StatefulSets label each pod with its ordinal. */
const INDEX_LABEL_SINCE = 28;

const INDEX = EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'apps.kubernetes.io/pod-index' });

/** The variable with the ordinal of a pod, where the group wants one; reports a version of Kubernetes that has none. */
export function ordinalVariable(
  errors: PropErrors,
  { ordinalVariable: name, kubernetesVersion, envNames }: StatefulPeerGroupProps,
): readonly VariableOfGroup[] {
  addKubernetesVersionErrors(errors, kubernetesVersion, 'It decides whether pods have their ordinal in a label.');
  if (name === undefined) return [];
  if (!isSince(kubernetesVersion, INDEX_LABEL_SINCE) && !errors.has('kubernetesVersion'))
    errors.add(
      'ordinalVariable',
      name,
      `"kubernetesVersion" from 1.${INDEX_LABEL_SINCE} on beside it, or the number of the pod's name in a shell: ` +
        `export ${name}="\${${envNames?.podName ?? 'POD_NAME'}##*-}"`,
      `Before Kubernetes 1.${INDEX_LABEL_SINCE} no label of the pod has its ordinal, and the variable would be empty.`,
    );
  return [{ name, value: INDEX, prop: 'ordinalVariable' }];
}
