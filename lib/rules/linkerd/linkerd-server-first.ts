import type { Manifest } from '../../manifest/manifest';
import type { Defect } from '../../connections/connection';
import { connectionFindings } from '../shared/connections/connection-findings';
import { ToldPlaces } from '../shared/connections/told-places';
import type { Rule, RuleFinding, Run } from '../rule';
import { sampleStatefulSet } from '../examples';
import { DEFAULT_OPAQUE, OPAQUE_PORTS, PortList } from '../../connections/mesh/linkerd-annotations';
import { linkerdMembers } from '../shared/mesh/linkerd';

/** Protocols whose server speaks first, or whose client may keep silent, by the names that ports have. */
const SILENT =
  /(?:^|-)(?:redis|sentinel|mysql|mariadb|galera|postgres|postgresql|smtp|memcached?|mongo|mongodb|nats|zookeeper)(?:$|-)/;

const DEFECTS: ReadonlySet<Defect> = new Set(['mesh-detects']);

/** Ports of such protocols beside the default ones, and no annotation that says so. */
export const linkerdServerFirst: Rule = {
  id: 'linkerd-server-first',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Mark a port as opaque where the client does not speak first',
  why:
    'The proxy waits up to ten seconds for the first bytes of a client to detect the protocol. Connections to a ' +
    'database whose server speaks first, or whose clients keep idle connections, wait with it. The default ports ' +
    'of such databases are opaque already.',
  symptom: 'each new connection takes ten seconds; "protocol detection timed out"',
  fix: 'Write the ports into config.linkerd.io/opaque-ports of the pods, and of Services with a cluster IP.',
  source: 'https://linkerd.io/2/features/protocol-detection/#configuring-protocol-detection',
  defects: DEFECTS,
  *check(run) {
    if (run.settings.mesh !== 'linkerd') return;
    const told = new ToldPlaces();
    for (const finding of portsByName(run)) {
      told.add(finding);
      yield finding;
    }
    for (const finding of connectionFindings(run, DEFECTS))
      if (!told.has(finding)) yield { ...finding, severity: 'warning' };
  },
  examples: { bad: example(6390), good: example(6379), settings: { mesh: 'linkerd' } },
};

/** The ports that are not opaque, and whose names are those of such protocols. */
function* portsByName(run: Run): Iterable<RuleFinding> {
  const members = linkerdMembers(run.inventory);
  for (const workload of run.inventory.workloads) {
    const pods = { workload, namespace: workload.namespace ?? '' };
    if (members.of(workload, pods.namespace).member === 'out') continue;
    const skipped = new PortList(members.config(pods, 'skip-inbound-ports')?.value ?? '');
    const opaque = new PortList(members.config(pods, 'opaque-ports')?.value ?? DEFAULT_OPAQUE);
    const services = run.inventory.servicesOf(workload);
    // A Service that lists it shows that somebody knows; that it is missing here is said by another rule.
    if (services.some(({ annotations }) => annotations.has(OPAQUE_PORTS))) continue;
    for (const { ports } of workload.servingContainers)
      for (const { name, containerPort, path } of ports) {
        if (containerPort === undefined || opaque.has(containerPort, name) || skipped.has(containerPort)) continue;
        const names = services.flatMap((service) =>
          service.ports.flatMap((port) =>
            port.port === containerPort || port.targetPort === name ? (port.name ?? []) : [],
          ),
        );
        const named = [name ?? '', ...names].find((one) => SILENT.test(one));
        if (named === undefined) continue;
        yield {
          object: workload.manifest,
          path,
          found: `port ${containerPort}, "${named}", is not opaque`,
          expected: `${OPAQUE_PORTS}: "${containerPort}" on the pods`,
        };
      }
  }
}

function example(containerPort: number): readonly Manifest[] {
  return [sampleStatefulSet({ container: { ports: [{ name: 'redis', containerPort }] } })];
}
