/** What a named target port is looked for in: the ports that a container of a pod declares. */
interface Declaring {
  readonly ports: readonly { readonly name: string | undefined; readonly protocol: string }[];
}

/**
 * The container port that a named target port means: as for the EndpointSlice controller, the first one of that name and
 * protocol. The containers are those that serve, main ones before native sidecars.
 */
export function namedPort<C extends Declaring>(
  containers: readonly C[],
  name: string,
  protocol: string,
): { readonly container: C; readonly port: C['ports'][number] } | undefined {
  for (const container of containers)
    for (const port of container.ports)
      if (port.name === name && port.protocol === protocol) return { container, port };
  return undefined;
}
