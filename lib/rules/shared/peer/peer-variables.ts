import type { Container, EnvVar } from '../../../manifest/container';
import type { Inventory } from '../../../manifest/inventory';
import type { Service } from '../../../manifest/service';
import type { Workload } from '../../../manifest/workload';

/** A variable by which a container finds its own siblings: it holds the name of a headless Service over its own pods. */
export interface PeerVariable {
  readonly container: Container;
  readonly variable: EnvVar;
  readonly service: Service;
}

const ADDRESS = /HOST|PEER|SERVICE|ADDR|DNS|NODE|SEED|JOIN|HEADLESS|DISCOVER|CLUSTER|MEMBER|TARGET|ENDPOINT|DOMAIN/i;

/** The variables by which the containers of a workload find their own siblings. */
export function peerVariables(inventory: Inventory, workload: Workload): readonly PeerVariable[] {
  const own = new Map(
    inventory.servicesOf(workload).flatMap((service) => (service.headless ? [[service.name, service] as const] : [])),
  );
  if (own.size === 0) return [];
  return workload.containers.flatMap((container) =>
    container.env.flatMap((variable) => {
      const value = variable.value ?? '';
      // A bare word may be a password or a user; an address says so, or the variable does.
      if (!/[.:/]/.test(value) && !ADDRESS.test(variable.name)) return [];
      const service = own.get(firstLabel(value));
      return service === undefined ? [] : [{ container, variable, service }];
    }),
  );
}

/** `web` of `web`, `web.shop.svc.cluster.local`, `http://web:8080/`, `dns:///web:8080`. */
function firstLabel(value: string): string {
  return (
    /^(?:[a-z][a-z0-9+]*:\/{2,3})?([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)(?:[.:/].*)?$/.exec(value.trim())?.[1] ?? ''
  );
}
