import type { Workload } from '../../../manifest/workload';

/** When Helm makes the pods (`test`, `pre-upgrade`), or `undefined` where they are part of the release. */
export function helmHook(workload: Workload): string | undefined {
  return workload.annotations.get('helm.sh/hook') || undefined;
}
