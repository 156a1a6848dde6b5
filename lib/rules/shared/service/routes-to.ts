import type { Service } from '../../../manifest/service';
import type { Workload } from '../../../manifest/workload';
import { declaredPort } from './declared-port';

/**
 * Whether traffic to a Service gets to the pods of a workload that it selects.
 *
 * The name of a headless Service resolves to every selected pod. Behind a cluster IP, a named target port leads only to
 * pods that declare the name: the EndpointSlice of the others has no port.
 */
export function routesTo(service: Service, workload: Workload): boolean {
  if (service.headless) return true;
  return service.ports.some(
    ({ targetPort, protocol }) =>
      typeof targetPort !== 'string' || targetPort === '' || declaredPort(workload, targetPort, protocol) !== undefined,
  );
}
