import type { Container } from '../../../manifest/container';
import { list, mapping, text, type Manifest } from '../../../manifest/manifest';
import type { Workload } from '../../../manifest/workload';

/** A probe of a container. */
export interface Probe {
  readonly container: Container;
  readonly name: 'livenessProbe' | 'readinessProbe' | 'startupProbe';
  readonly path: string;
  readonly fields: Manifest;
}

const NAMES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const known = new WeakMap<Workload, readonly Probe[]>();

/** All probes of a workload's containers, gathered once however many rules ask. */
export function probesOf(workload: Workload): readonly Probe[] {
  let probes = known.get(workload);
  if (probes === undefined) {
    probes = workload.containers.flatMap((container) =>
      NAMES.flatMap((name) => {
        const fields = mapping(container.fields[name]);
        return fields === undefined ? [] : [{ container, name, path: `${container.path}.${name}`, fields }];
      }),
    );
    known.set(workload, probes);
  }
  return probes;
}

/** The command of a probe that runs one, else empty. */
export function commandOf(probe: Probe): readonly string[] {
  return list(mapping(probe.fields.exec)?.command).flatMap((word) => text(word) ?? []);
}
