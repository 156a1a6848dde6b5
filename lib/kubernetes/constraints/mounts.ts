import { descendingPath, repeated, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import type { Pod } from './pod-place';
import { isPlaceholder } from '../placeholders';
import type { Violations } from './violations';

/** Sources of volumes that a container can have as devices. */
const BLOCKS: ReadonlySet<string> = new Set(['persistentVolumeClaim', 'ephemeral', 'claim']);

/** The volumes that a container mounts, as files or as devices. */
export function mounts(violations: Violations, container: Field, pod: Pod): void {
  const files = container.at('volumeMounts').items;
  const devices = container.at('volumeDevices').items;
  for (const mount of files) {
    if (!mount.isEntry) continue;
    volumeOf(violations, mount, pod);
    required(violations, 'mount-path-invalid', mount.at('mountPath'), 'a path, such as "/data"');
    descendingPath(violations, 'mount-path-invalid', mount.at('subPath'));
    descendingPath(violations, 'mount-path-invalid', mount.at('subPathExpr'));
    if (mount.at('subPath').text && mount.at('subPathExpr').text)
      violations.add('mount-path-invalid', mount.at('subPathExpr'), 'subPath or subPathExpr, not both');
    propagation(violations, mount, container);
    if (
      mount.at('recursiveReadOnly').text &&
      mount.at('recursiveReadOnly').value !== 'Disabled' &&
      mount.at('readOnly').value !== true
    )
      violations.add('mount-path-invalid', mount.at('recursiveReadOnly'), 'no such field, unless readOnly is true');
  }
  for (const again of repeated(files, (mount) => mount.at('mountPath').text))
    violations.add('mount-path-invalid', again.at('mountPath'), 'a path at which nothing else is mounted');
  for (const device of devices) {
    if (!device.isEntry) continue;
    volumeOf(violations, device, pod);
    const source = pod.volumes.get(device.at('name').text ?? '');
    if (source !== undefined && !BLOCKS.has(source))
      violations.add(
        'mount-without-volume',
        device.at('name'),
        'a persistentVolumeClaim, an ephemeral volume or a claim template, since it is a device',
      );
    required(violations, 'mount-path-invalid', device.at('devicePath'), 'a path, such as "/dev/xvda"');
  }
  for (const again of repeated(devices, (device) => device.at('devicePath').text))
    violations.add('mount-path-invalid', again.at('devicePath'), 'a path that no other device has');
  const mounted = new Set(files.map((mount) => mount.at('mountPath').text));
  for (const path of devices.map((device) => device.at('devicePath')))
    if (path.text && mounted.has(path.text))
      violations.add('mount-path-invalid', path, 'a path at which no volume is mounted');
}

function volumeOf(violations: Violations, mount: Field, { volumes, claims }: Pod): void {
  const name = mount.at('name');
  if (!required(violations, 'mount-without-volume', name, 'the name of a volume of the pod')) return;
  if (name.text === undefined || volumes.has(name.text)) return;
  if ([...volumes.keys()].some(isPlaceholder)) return;
  const known = [...volumes.keys()].filter((volume) => volume !== '');
  violations.add(
    'mount-without-volume',
    name,
    known.length === 0
      ? `a volume of that name in volumes${claims.size > 0 ? ' or volumeClaimTemplates' : ''}; the pod has none`
      : `the name of a volume of the pod: ${oneOf(known)}`,
  );
}

function propagation(violations: Violations, mount: Field, container: Field): void {
  const mode = mount.at('mountPropagation');
  if (mode.text === 'Bidirectional' && container.at('securityContext', 'privileged').value !== true)
    violations.add('mount-path-invalid', mode, '"None" or "HostToContainer", since the container is not privileged');
}
