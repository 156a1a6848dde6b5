import type { Inventory } from '../../../manifest/inventory';
import { dig, list, mapping, text } from '../../../manifest/manifest';
import type { Service, ServicePort } from '../../../manifest/service';

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'];

/** Whether an Ingress or a route of the Gateway API leads to a port of a Service: proxies then go to the pods' port. */
export function isRouted(inventory: Inventory, service: Service, { name, port }: ServicePort): boolean {
  const objects = ['Ingress', ...ROUTES].flatMap((kind) => inventory.ofKind(kind));
  return objects.some(
    (object) =>
      object.mayShareNamespace(service) &&
      backends(object.spec).some(
        (backend) => backend.service === service.name && (backend.port === port || backend.port === name),
      ),
  );
}

interface Backend {
  readonly service: string | undefined;
  readonly port: unknown;
}

/** What an Ingress (`backend.service`) or a route (`backendRefs`) leads to, wherever it stands in the spec. */
function backends(value: unknown): readonly Backend[] {
  if (Array.isArray(value)) return value.flatMap(backends);
  const fields = mapping(value);
  if (fields === undefined) return [];
  const refs = list(fields.backendRefs).map((ref) => ({ service: text(dig(ref, 'name')), port: dig(ref, 'port') }));
  const service = mapping(dig(fields.backend ?? fields.defaultBackend, 'service'));
  const port = service && (dig(service, 'port', 'number') ?? dig(service, 'port', 'name'));
  return [
    ...refs,
    ...(service === undefined ? [] : [{ service: text(service.name), port }]),
    ...Object.values(fields).flatMap(backends),
  ];
}
