/** The label that a group's selectors match: never a path, never a label that a deployment tool rewrites. */
export const GROUP_LABEL = 'cdk8s-headless/group';

/** The label by which a shared Service finds the pods of several workloads. */
export const SHARED_SERVICE_LABEL = 'cdk8s-headless/service';

/** The usual labels of an object that is part of `name`; outside selectors. */
export function commonLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/managed-by': 'cdk8s-headless', 'app.kubernetes.io/name': name };
}
