import { listOf, made, struct, TEXT, type Shape } from '../props/shape';
import { METADATA, SERVICE_SHAPES } from '../group/group-shapes';

type Shapes = Readonly<Record<string, Shape>>;

/** The shapes of the props of `ExternalPeers`. */
export const EXTERNAL_PEERS_SHAPES: Shapes = {
  name: SERVICE_SHAPES.name!,
  ports: SERVICE_SHAPES.ports!,
  endpoints: listOf(struct({ address: TEXT, hostname: TEXT })),
  clusterDomain: TEXT,
  metadata: METADATA,
  sliceMetadata: METADATA,
};

/** The shapes of the props of an `ExternalNameService`. */
export const EXTERNAL_NAME_SHAPES: Shapes = { name: TEXT, externalName: TEXT, metadata: METADATA };

/** The shapes of the props of an `EndpointSliceReader`. */
export const ENDPOINT_SLICE_READER_SHAPES: Shapes = {
  name: TEXT,
  service: made('a HeadlessService', '_selection'),
  serviceAccount: made('a service account of cdk8s-plus', 'toSubjectConfiguration'),
  namespace: TEXT,
  metadata: METADATA,
};
