import type { Manifest } from '../../manifest/manifest';
import type { Resource } from '../../manifest/resource';
import { Service } from '../../manifest/service';
import { Workload } from '../../manifest/workload';
import { fieldPath } from '../path';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleDeployment } from '../examples';
import { OPAQUE_PORTS, PortList } from '../../connections/mesh/linkerd-annotations';

const LISTS = [OPAQUE_PORTS, 'config.linkerd.io/skip-inbound-ports', 'config.linkerd.io/skip-outbound-ports'];

/** Lists of ports that Linkerd does not read as such. */
export const linkerdAnnotationInvalid: Rule = {
  id: 'linkerd-annotation-invalid',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'List ports in annotations of Linkerd as numbers and ranges up to 65535',
  why:
    'Linkerd ignores an entry that is no port, or the whole list. A name counts in opaque-ports only, and only ' +
    'where a container or the Service has a port of that name.',
  symptom: 'the port is treated as if it were not listed',
  fix: 'Write numbers and ranges, separated by commas: "6379,7000-7010".',
  source: 'https://linkerd.io/2/reference/proxy-configuration/',
  *check({ inventory }) {
    for (const resource of [...inventory.workloads, ...inventory.services, ...inventory.ofKind('Namespace')]) {
      const [path, annotations] =
        resource instanceof Workload
          ? [`${resource.templatePath}metadata.annotations`, resource.podAnnotations]
          : ['metadata.annotations', resource.annotations];
      for (const key of LISTS) {
        const value = annotations.get(key);
        if (value === undefined) continue;
        const list = new PortList(value);
        const known = key === OPAQUE_PORTS ? portNames(resource) : new Set<string>();
        const errors = [...list.errors, ...[...list.names].filter((name) => known?.has(name) === false)];
        if (errors.length === 0) continue;
        yield {
          object: resource.manifest,
          path: fieldPath(path, key),
          found: `${quoted(value)}; no port: ${errors.map(quoted).join(', ')}`,
          expected: 'numbers and ranges of 0 to 65535, separated by commas',
        };
      }
    }
  },
  examples: { bad: example('8080,70000'), good: example('8080') },
};

/** The names of the ports of an object; `undefined` for a Namespace, whose pods may have any. */
function portNames(resource: Resource): ReadonlySet<string> | undefined {
  if (resource instanceof Service) return new Set(resource.ports.flatMap(({ name }) => name ?? []));
  if (!(resource instanceof Workload)) return undefined;
  return new Set(resource.servingContainers.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? [])));
}

function example(value: string): readonly Manifest[] {
  return [sampleDeployment({ podAnnotations: { [OPAQUE_PORTS]: value } })];
}
