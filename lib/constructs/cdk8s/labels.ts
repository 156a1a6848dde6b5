/** The label that a group's selectors match: never a path, never a label that a deployment tool rewrites. */
export const GROUP_LABEL = 'cdk8s-headless/group';

/** The label by which a Service finds the pods of several workloads, or of one whose own labels are made of its path. */
export const SHARED_SERVICE_LABEL = 'cdk8s-headless/service';

/** The label of a Service that tells it from the other Services of its group. */
export const SERVICE_ROLE_LABEL = 'cdk8s-headless/service-role';

/** What a Service is for: all pods by name, clients, the one pod that leads, or one single pod. */
export type ServiceRole = 'headless' | 'client' | 'leader' | 'ordinal';

/** The usual labels of an object that is part of `name`; outside selectors. */
export function commonLabels(name: string): Record<string, string> {
  return { 'app.kubernetes.io/managed-by': 'cdk8s-headless', 'app.kubernetes.io/name': name };
}
