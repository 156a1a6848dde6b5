/** The ports that Istio's sidecar or its agent listens on in every pod, each with its use. */
export const ISTIO_PORTS: ReadonlyMap<number, string> = new Map([
  [15000, 'Envoy admin'],
  [15001, 'Envoy outbound'],
  [15002, 'the listen port for failure detection'],
  [15004, 'the debug port'],
  [15006, 'Envoy inbound'],
  [15008, 'the HBONE tunnel'],
  [15020, 'merged telemetry of agent, Envoy and app'],
  [15021, 'health checks'],
  [15053, 'DNS'],
  [15090, "Envoy's telemetry"],
]);

/** The user id that the sidecar runs as; traffic of this user is not redirected to the sidecar. */
export const ISTIO_UID = 1337;
