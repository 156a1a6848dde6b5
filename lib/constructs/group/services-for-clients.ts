import type { Given } from '../props/given';
import type { ClientServiceOfProp } from '../service/client-service';
import type { ClientServiceProps } from '../service/client-service-props';
import type { HeadlessPort } from '../service/headless-port';
import type { PeerGroupProps } from './peer-group-props';

/** The Services for clients that select pods, that of `clientService` first. */
export function clientServicesOf({
  clientService,
  clientServices = [],
}: Given<Pick<PeerGroupProps, 'clientService' | 'clientServices'>>): readonly ClientServiceProps[] {
  return clientService === undefined ? clientServices : [clientService, ...clientServices];
}

/** All Services that clients dial, with the props that they come from. */
export function servicesForClients(props: Given<PeerGroupProps>): readonly ClientServiceOfProp[] {
  const { clientService, clientServices = [], leaderService } = props;
  return [
    ...(clientService === undefined ? [] : [{ prop: 'clientService', service: clientService }]),
    ...clientServices.map((service, index) => ({ prop: `clientServices[${index}]`, service })),
    ...(leaderService === undefined ? [] : [{ prop: 'leaderService', service: leaderService }]),
  ];
}

/** The ports of all Services that clients dial, with the props that they come from. */
export function portsForClients(
  props: Given<PeerGroupProps>,
): readonly { readonly prop: string; readonly port: HeadlessPort }[] {
  return servicesForClients(props).flatMap(({ prop, service }) =>
    (service.ports ?? []).map((port, index) => ({ prop: `${prop}.ports[${index}]`, port })),
  );
}
