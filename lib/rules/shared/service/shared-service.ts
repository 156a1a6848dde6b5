import type { Service } from '../../../manifest/service';

/** The annotation of a Service behind which pods of several workloads are meant to stand: `"true"`. */
export const SHARED_SERVICE = 'cdk8s-headless/shared';

/** Whether several workloads are meant to stand behind a Service. */
export function isShared(service: Service): boolean {
  return service.annotations.get(SHARED_SERVICE) === 'true';
}
