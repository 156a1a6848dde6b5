import { canonicalQuantity } from '../quantities';
import { quantity, required } from './common';
import { oneOf } from '../quoted';
import type { Field } from './field';
import { labelSelector } from './labels';
import { dnsSubdomain } from './names';
import type { Violations } from './violations';

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];
const SHORT: Readonly<Record<string, string>> = {
  RWO: 'ReadWriteOnce',
  ROX: 'ReadOnlyMany',
  RWX: 'ReadWriteMany',
  RWOP: 'ReadWriteOncePod',
};

/** The spec of a PersistentVolumeClaim, or of a template for claims. */
export function claimSpec(violations: Violations, spec: Field): void {
  accessModes(violations, spec.at('accessModes'));
  const size = spec.at('resources', 'requests', 'storage');
  if (size.absent) {
    if (spec.at('resources').absent || spec.at('resources').isObject)
      violations.add('claim-invalid', size, 'a size, such as "10Gi"');
  } else claimSize(violations, size);
  const limit = spec.at('resources', 'limits', 'storage');
  if (!limit.absent) quantity(violations, limit);
  dnsSubdomain(violations, 'reference-name-syntax', spec.at('storageClassName'));
  labelSelector(violations, spec.at('selector'));
  for (const name of ['dataSource', 'dataSourceRef']) dataSource(violations, name, spec.at(name));
}

/** The size of a claim. */
export function claimSize(violations: Violations, size: Field): void {
  const amount = quantity(violations, size);
  if (amount !== undefined && amount.nanos <= 0n)
    violations.add('claim-invalid', size, 'more than zero', {
      found: canonicalQuantity(amount),
    });
}

function accessModes(violations: Violations, modes: Field): void {
  if (!required(violations, 'claim-invalid', modes, 'at least one access mode, such as ["ReadWriteOnce"]')) return;
  for (const mode of modes.items)
    if (mode.text !== undefined && !MODES.includes(mode.text))
      violations.add('claim-invalid', mode, SHORT[mode.text] === undefined ? oneOf(MODES) : `"${SHORT[mode.text]}"`);
  const words = modes.items.map(({ text }) => text);
  if (words.includes('ReadWriteOncePod') && words.length > 1)
    violations.add('claim-invalid', modes, 'ReadWriteOncePod alone, or other modes');
}

/** Whether the API server forgets it: `dataSource` knows claims and snapshots only. */
function isDropped(source: Field): boolean {
  const [group, kind] = [source.at('apiGroup').text ?? '', source.at('kind').text];
  return !(
    (kind === 'PersistentVolumeClaim' && group === '') ||
    (kind === 'VolumeSnapshot' && group === 'snapshot.storage.k8s.io')
  );
}

function dataSource(violations: Violations, name: string, source: Field): void {
  if (!source.isObject || (name === 'dataSource' && isDropped(source))) return;
  required(violations, 'claim-invalid', source.at('name'), 'the name of what the claim is filled from');
  if (
    required(violations, 'claim-invalid', source.at('kind'), 'a kind, such as "VolumeSnapshot"') &&
    source.at('apiGroup').empty &&
    source.at('kind').text !== 'PersistentVolumeClaim'
  )
    violations.add('claim-invalid', source.at('kind'), '"PersistentVolumeClaim", since there is no apiGroup');
}
