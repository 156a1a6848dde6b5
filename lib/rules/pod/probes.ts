import type { Container } from '../../manifest/container';
import { list, mapping, text, type Manifest } from '../../manifest/manifest';
import type { Workload } from '../../manifest/workload';

/** A probe of a container. */
export interface Probe {
  readonly container: Container;
  readonly name: 'livenessProbe' | 'readinessProbe' | 'startupProbe';
  readonly path: string;
  readonly fields: Manifest;
}

/** All probes of a workload's containers. */
export function* probesOf(workload: Workload): Iterable<Probe> {
  for (const container of workload.containers)
    for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      const fields = mapping(container.fields[name]);
      if (fields !== undefined) yield { container, name, path: `${container.path}.${name}`, fields };
    }
}

/** The command of a probe that runs one, else empty. */
export function commandOf(probe: Probe): readonly string[] {
  return list(mapping(probe.fields.exec)?.command).flatMap((word) => text(word) ?? []);
}
