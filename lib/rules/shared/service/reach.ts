import type { Service } from '../../../manifest/service';
import type { Workload } from '../../../manifest/workload';
import { declaredPort } from './declared-port';

/**
 * Whether a Service that selects a workload's pods sends anything to them.
 *
 * A headless name lists every selected pod. Behind a cluster IP, a target port by name leads to those pods only that
 * declare the name: the EndpointSlice of the others has no port.
 */
export function reaches(service: Service, workload: Workload): boolean {
  if (service.headless) return true;
  return service.ports.some(
    ({ targetPort, protocol }) =>
      typeof targetPort !== 'string' || targetPort === '' || declaredPort(workload, targetPort, protocol) !== undefined,
  );
}
