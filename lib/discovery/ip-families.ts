import { ipFamily, type IpFamily } from '../kubernetes/addresses';
import { list, text } from '../manifest/manifest';
import type { Service } from '../manifest/service';

/** The families of a Service, its primary one first: what it asks for, as far as the cluster has it. */
export function serviceFamilies(service: Service, cluster: readonly IpFamily[]): readonly IpFamily[] {
  const written = list(service.spec.ipFamilies).filter(
    (family): family is IpFamily => family === 'IPv4' || family === 'IPv6',
  );
  const first = written[0] ?? ipFamily(writtenClusterIps(service)[0] ?? '') ?? cluster[0] ?? 'IPv4';
  const policy = text(service.spec.ipFamilyPolicy);
  const dual =
    new Set(written).size > 1 ||
    writtenClusterIps(service).length > 1 ||
    policy === 'PreferDualStack' ||
    policy === 'RequireDualStack';
  const second: IpFamily = first === 'IPv4' ? 'IPv6' : 'IPv4';
  return (dual ? [first, second] : [first]).filter((family) => cluster.includes(family));
}

/** The addresses that a Service asks for; empty where the cluster chooses. */
export function writtenClusterIps(service: Service): readonly string[] {
  const written = list(service.spec.clusterIPs).filter((address) => typeof address === 'string');
  const addresses = written.length > 0 ? written : [text(service.spec.clusterIP) ?? ''];
  return addresses.filter((address) => ipFamily(address) !== undefined);
}
