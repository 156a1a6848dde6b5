import type { Manifest } from '../../manifest/manifest';
import { ACKNOWLEDGE_ANNOTATION } from '../acknowledgement';

/** Two ConfigMaps. The second has the given name, and the given annotation that acknowledges findings. */
export function acknowledgedExample(acknowledgement: unknown, name = 'colors'): readonly Manifest[] {
  const metadata = { name: 'colors', namespace: 'shop' };
  const second = { ...metadata, name, annotations: { [ACKNOWLEDGE_ANNOTATION]: acknowledgement } };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { color: 'red' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: second, data: { color: 'green' } },
  ];
}
