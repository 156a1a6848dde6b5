import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Internals } from '../cdk8s/internals';
import { timeText } from '../props/duration-errors';
import type { HeadlessService } from '../service/headless-service';

/** What a client of a Service was told. Times are milliseconds. */
export interface ToldClient {
  readonly resolutionGap: number;
  /** After how long a silence it pings, where it does. */
  readonly keepalive?: number;
}

/** A backend, as far as its clients must fit its plan. */
interface PlannedBackend extends IConstruct {
  readonly headless: HeadlessService;
  readonly resolutionGap: Duration;
  readonly minPingInterval: Duration;
}

/** The clients of each headless Service, in the order in which they were told. */
const CLIENTS = new Internals<ToldClient[]>('grpc-clients');

/** Notes what a client of a Service was told, so that each backend behind that Service is compared with it. */
export function noteClient(service: HeadlessService, client: ToldClient): void {
  if (!CLIENTS.has(service)) CLIENTS.set(service, []);
  CLIENTS.of(service).push(client);
}

/** What clients were told that does not fit the plan of a backend, at synth: another backend behind the Service was asked. */
export function clientsAtSynth(backend: PlannedBackend): string[] {
  const { headless } = backend;
  if (!CLIENTS.has(headless)) return [];
  const clients = CLIENTS.of(headless);
  const where = `GrpcHeadlessBackend "${backend.node.path}"`;
  const remedy = 'name it in GrpcClientEnv.ofBackends too';
  const gap = Math.max(...clients.map(({ resolutionGap }) => resolutionGap));
  const planned = backend.resolutionGap.toMilliseconds();
  const found: string[] = [];
  if (gap > planned)
    found.push(
      `${where}: resolutionGap: got ${timeText(planned)}; expected at least ${timeText(gap)}, which a client of Service ` +
        `"${headless.name}" was told. Its rollout would be an outage for this client. Raise it, or ${remedy}.`,
    );
  const ping = Math.min(...clients.map(({ keepalive = Infinity }) => keepalive));
  const allowed = backend.minPingInterval.toMilliseconds();
  if (ping < allowed)
    found.push(
      `${where}: minPingInterval: got ${timeText(allowed)}; expected at most ${timeText(ping)}, after which a client of ` +
        `Service "${headless.name}" pings. The server would end its connections, with GOAWAY and too_many_pings. Lower it, or ${remedy}.`,
    );
  return found;
}
