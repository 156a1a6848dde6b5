/** Labels that controllers put on pods when they make them; no template shows them. */
const RUN_TIME_LABELS = new Set([
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-revision-hash',
  'pod-template-hash',
  'pod-template-generation',
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/job-completion-index',
]);

/** Whether a controller sets this label, so that a selector with it cannot be judged by the templates. */
export function isSetAtRunTime(label: string): boolean {
  return RUN_TIME_LABELS.has(label);
}
