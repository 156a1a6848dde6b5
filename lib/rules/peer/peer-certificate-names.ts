import type { Connection } from '../../connections/connection';
import { dig, list, text, type Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import type { Workload } from '../../manifest/workload';
import type { Rule } from '../rule';
import { sampleHeadlessService, sampleStatefulSet } from '../examples';
import { connectionsOf } from '../shared/connections/connections-of';

/** Schemes over TLS, where the certificate must have the name that is dialled. */
const TLS = /^(?:https|wss|tls|ssl|grpcs|rediss|amqps|ldaps|mqtts)$/;

/** Certificates without the names under which members dial each other. */
export const peerCertificateNames: Rule = {
  id: 'peer-certificate-names',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Give a certificate the names that members dial',
  why: 'A client over TLS compares the name that it dials with those of the certificate. Names of pods are not among the names of the Service, and a wildcard stands for one label, in the form in which it is dialled.',
  symptom: 'x509: certificate is valid for web, not web-0.web',
  fix: 'Add *.<service> to dnsNames in each form that is dialled: "*.web", "*.web.shop.svc".',
  source: 'https://datatracker.ietf.org/doc/html/rfc6125#section-6.4.3',
  *check(run) {
    const certificates = run.inventory.ofKind('Certificate').filter(({ group }) => group === 'cert-manager.io');
    if (certificates.length === 0) return;
    const dialled = connectionsOf(run).all.filter(
      ({ address, resolved }) => resolved !== undefined && TLS.test(address.scheme ?? ''),
    );
    for (const certificate of certificates) {
      const secret = text(certificate.spec.secretName);
      const members = run.inventory.workloads.filter(
        (workload) => certificate.mayShareNamespace(workload) && secret !== undefined && mounts(workload, secret),
      );
      const missing = dialled.filter(
        (connection) => isBetween(members, connection) && !covers(certificate, connection.address.host),
      );
      const hosts = [...new Set(missing.map(({ address }) => address.host))];
      const [first] = hosts;
      if (first === undefined) continue;
      yield {
        object: certificate.manifest,
        path: certificate.spec.dnsNames === undefined ? 'spec' : 'spec.dnsNames',
        found: `members dial ${hosts.map((host) => `"${host}"`).join(', ')}, which no name of the certificate matches`,
        expected: `"${first.replace(/^[^.]+(?=\.)/, '*')}" among the names`,
      };
    }
  },
  examples: { bad: example('*.web.default.svc'), good: example('*.web') },
};

function mounts({ podSpec }: Workload, secret: string): boolean {
  return list(podSpec.volumes).some(
    (volume) =>
      dig(volume, 'secret', 'secretName') === secret ||
      list(dig(volume, 'projected', 'sources')).some((source) => dig(source, 'secret', 'name') === secret),
  );
}

/** Whether both ends of a connection have the certificate. */
function isBetween(members: readonly Workload[], { evidence, targets }: Connection): boolean {
  return members.includes(evidence.caller.workload) && targets.some((target) => members.includes(target));
}

function covers({ spec }: Resource, host: string): boolean {
  const names = [spec.commonName, ...list(spec.dnsNames)].flatMap((name) => text(name)?.toLowerCase() ?? []);
  return names.some((name) => name === host || (name.startsWith('*.') && host.replace(/^[^.]+/, '*') === name));
}

function example(name: string): readonly Manifest[] {
  const env = [{ name: 'JOIN', value: 'https://web-0.web:8080' }];
  return [
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web' },
      spec: { secretName: 'web-tls', dnsNames: ['web', name], issuerRef: { name: 'ca' } },
    },
    sampleHeadlessService(),
    sampleStatefulSet({
      container: { env, volumeMounts: [{ name: 'tls', mountPath: '/tls' }] },
      podSpec: { volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }] },
    }),
  ];
}
