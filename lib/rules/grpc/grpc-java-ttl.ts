import type { Manifest } from '../../manifest/manifest';
import type { Container } from '../../manifest/container';
import { containerTexts } from '../shared/address/container-texts';
import { dialled } from '../shared/address/dialled';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment, sampleHeadlessService } from '../examples';

const KEPT_FOR_EVER = /-D(?:networkaddress\.cache\.ttl|sun\.net\.inetaddr\.ttl)=-\d+/;

/** Finds Java programs that cache every address for ever. */
export const grpcJavaTtl: Rule = {
  id: 'grpc-java-ttl',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Do not let a Java program cache addresses for ever',
  why: 'With a negative networkaddress.cache.ttl the process keeps the first answer until it ends, and gRPC reads the same property. The addresses of a headless Service change with each pod.',
  symptom:
    '"UNAVAILABLE: io exception", "Connection refused" or "No route to host" after the backends were replaced, until the client restarts.',
  fix: 'Set the property to 30 or less.',
  source: 'https://github.com/grpc/grpc-java/blob/master/core/src/main/java/io/grpc/internal/DnsNameResolver.java',
  *check(run) {
    const headlessClients = new Set<Container>();
    for (const { where, to } of dialled(run)) if (to?.service.headless === true) headlessClients.add(where.container);
    for (const { workload, container, path, text } of containerTexts(run.inventory)) {
      const [property] = KEPT_FOR_EVER.exec(text) ?? [];
      if (property === undefined) continue;
      yield {
        object: workload.manifest,
        path,
        found: quoted(property),
        expected: '"-Dnetworkaddress.cache.ttl=30" or less',
        ...(headlessClients.has(container) ? { severity: 'error' as const } : {}),
      };
    }
  },
  examples: { bad: example(-1), good: example(30) },
};

function example(ttl: number): readonly Manifest[] {
  const env = [
    { name: 'PEERS', value: 'prices:8088' },
    { name: 'JAVA_TOOL_OPTIONS', value: `-Xmx512m -Dnetworkaddress.cache.ttl=${ttl}` },
  ];
  return [
    sampleHeadlessService({ name: 'prices', spec: { ports: [{ name: 'grpc', port: 8088 }] } }),
    sampleDeployment({ name: 'shop', container: { env } }),
  ];
}
