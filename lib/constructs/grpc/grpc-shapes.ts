import { FLAG, listOf, made, NUMBER, oneOf, soundProps, struct, TEXT, WHOLE, type Shape } from '../props/shape';
import { DURATION, GROUP_SHAPES } from '../group/group-shapes';
import { AddressForm } from '../service/address-form';
import type { GrpcDrain } from './grpc-drain';
import { GrpcStatus } from './grpc-service-config';

type Shapes = Readonly<Record<string, Shape>>;

/** A drain is handed on whole; what it was made of is looked at here, where there is a report to write it into. */
const DRAIN: Shape = {
  ...made('a GrpcDrain', '_preStop'),
  sound: (faults, at, drain: GrpcDrain) => {
    const [duration, command] = [`${at}: duration`, `${at}: command`] as const;
    const given = { [duration]: drain._duration, [command]: drain._command };
    return soundProps(faults, given, { [duration]: DURATION, [command]: listOf(TEXT) }) === given ? drain : undefined;
  },
};

/** The shapes of the props of a `GrpcHeadlessBackend`. */
export const BACKEND_SHAPES: Shapes = {
  ...GROUP_SHAPES,
  port: WHOLE,
  portName: TEXT,
  tls: FLAG,
  connectionAge: DURATION,
  connectionAgeGrace: DURATION,
  resolutionGap: DURATION,
  dnsTtl: DURATION,
  drain: DRAIN,
  kubernetesVersion: TEXT,
  minPingInterval: DURATION,
  serverEnvNames: struct({ maxConnectionAge: TEXT, maxConnectionAgeGrace: TEXT, minPingInterval: TEXT, drain: TEXT }),
};

/** The shapes of the options of a `GrpcClientEnv`. */
export const CLIENT_ENV_SHAPES: Shapes = {
  names: struct({
    target: TEXT,
    serviceConfig: TEXT,
    resolutionGap: TEXT,
    keepaliveTime: TEXT,
    keepaliveTimeout: TEXT,
  }),
  form: oneOf(AddressForm),
  resolutionGap: DURATION,
  healthService: TEXT,
  retry: struct({
    methods: listOf(TEXT),
    maxAttempts: WHOLE,
    initialBackoff: DURATION,
    maxBackoff: DURATION,
    backoffMultiplier: NUMBER,
    retryableStatusCodes: listOf(oneOf(GrpcStatus)),
  }),
  keepalive: struct({ time: DURATION, timeout: DURATION, minPingInterval: DURATION }),
};
