/** The labels that differ from pod to pod of one set, and whose values follow from the pod's name. */
export const PER_POD_LABELS: ReadonlySet<string> = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-completion-index',
]);

/** The labels whose values a controller computes, from a template or a UID: no manifest can know them. */
export const COMPUTED_LABELS: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
]);

/** The labels that the Job controller gives to pods: the name of the Job. */
export const JOB_NAME_LABELS: ReadonlySet<string> = new Set(['job-name', 'batch.kubernetes.io/job-name']);

/** Whether a controller sets this label, so that a selector with it cannot be judged by the templates. */
export function isSetByController(label: string): boolean {
  return PER_POD_LABELS.has(label) || COMPUTED_LABELS.has(label) || JOB_NAME_LABELS.has(label);
}
