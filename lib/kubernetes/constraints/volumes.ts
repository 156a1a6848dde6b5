import { dnsSubdomain1123Errors } from '../names';
import { between, descendingPath, quantity, repeated, required } from './common';
import { claimSpec } from './claims';
import { resourceField } from './env';
import type { Field } from './field';
import { annotationKeys, labelMap } from './labels';
import { dnsLabel } from './names';
import type { Violations } from './violations';

/** The sources that a volume can have, with those that drivers have replaced. */
const SOURCES = new Set(
  (
    'configMap secret emptyDir persistentVolumeClaim projected downwardAPI hostPath nfs csi ephemeral image ' +
    'awsElasticBlockStore azureDisk azureFile cephfs cinder fc flexVolume flocker gcePersistentDisk gitRepo glusterfs ' +
    'iscsi photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume'
  ).split(' '),
);

/** The sources that one entry of a projected volume can have. */
const PROJECTIONS = new Set([
  'configMap',
  'secret',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
]);

/** The fields of a pod that a file can have. */
const FIELDS = /^metadata\.(name|namespace|uid|labels(\['.*'\])?|annotations(\['.*'\])?)$/;

/** What a source must name, beside those that are looked at more closely. */
const NAMES: readonly (readonly [string, string, string])[] = [
  ['configMap', 'name', 'the name of a ConfigMap'],
  ['secret', 'secretName', 'the name of a Secret'],
  ['persistentVolumeClaim', 'claimName', 'the name of a PersistentVolumeClaim'],
  ['hostPath', 'path', 'a path on the node'],
  ['nfs', 'server', 'the name or address of the server'],
  ['nfs', 'path', 'the path that the server exports'],
  ['csi', 'driver', 'the name of a CSI driver'],
  ['ephemeral', 'volumeClaimTemplate', 'a template for the claim'],
  ['image', 'reference', 'the image to mount'],
];

/** The volumes of a pod: what each is, and the source of each by its name. */
export function volumes(violations: Violations, spec: Field): ReadonlyMap<string, string> {
  const entries = spec.at('volumes').items;
  for (const volume of entries) if (volume.isEntry) one(violations, volume);
  for (const again of repeated(entries, (volume) => volume.at('name').text))
    violations.add('volume-invalid', again.at('name'), 'a name that no other volume of the pod has');
  return new Map(entries.map((volume) => [volume.at('name').text ?? '', sourcesOf(volume)[0] ?? '']));
}

function sourcesOf(volume: Field): readonly string[] {
  return volume.entries.flatMap(([name, field]) => (SOURCES.has(name) && !field.absent ? [name] : []));
}

function one(violations: Violations, volume: Field): void {
  if (required(violations, 'volume-invalid', volume.at('name'), 'a name, such as "data"'))
    dnsLabel(violations, 'volume-invalid', volume.at('name'));
  const sources = sourcesOf(volume);
  // Without a source the volume is an empty directory.
  if (sources.length > 1)
    violations.add('volume-invalid', volume, 'one source', {
      found: sources.join(' and '),
    });
  for (const [source, field, expected] of NAMES)
    if (volume.at(source).isObject) required(violations, 'volume-invalid', volume.at(source, field), expected);
  for (const source of ['configMap', 'secret', 'downwardAPI', 'projected'])
    mode(violations, volume.at(source, 'defaultMode'));
  for (const source of ['configMap', 'secret']) items(violations, volume.at(source));
  files(violations, volume.at('downwardAPI'));
  backsteps(violations, volume.at('hostPath', 'path'));
  const limit = volume.at('emptyDir', 'sizeLimit');
  const size = limit.absent ? undefined : quantity(violations, limit);
  if (size !== undefined && size.nanos < 0n) violations.add('volume-invalid', limit, 'zero or more');
  const claim = volume.at('ephemeral', 'volumeClaimTemplate');
  if (claim.isObject) {
    labelMap(violations, claim.at('metadata', 'labels'));
    annotationKeys(violations, claim.at('metadata', 'annotations'));
    claimSpec(violations, claim.at('spec'));
  }
  const driver = volume.at('csi', 'driver');
  if (driver.text && (driver.text.length > 63 || dnsSubdomain1123Errors(driver.text.toLowerCase()).length > 0))
    violations.add('volume-invalid', driver, 'the name of a CSI driver, such as "csi.example.com"');
  const exported = volume.at('nfs', 'path');
  if (exported.text && !exported.text.startsWith('/'))
    violations.add('volume-invalid', exported, `an absolute path, such as "/${exported.text}"`);
  iscsi(violations, volume.at('iscsi'));
  projected(violations, volume.at('projected'));
}

function iscsi(violations: Violations, source: Field): void {
  if (!source.isObject) return;
  required(violations, 'volume-invalid', source.at('targetPortal'), 'the address of the target');
  const name = source.at('iqn');
  if (required(violations, 'volume-invalid', name, 'the name of the target') && name.text !== undefined)
    if (!/^(iqn|eui|naa)\./.test(name.text))
      violations.add('volume-invalid', name, 'a name that begins with "iqn.", "eui." or "naa."');
  between(violations, 'volume-invalid', source.at('lun'), 0, 255);
}

function projected(violations: Violations, projection: Field): void {
  const paths: Field[] = [];
  for (const source of projection.at('sources').items) {
    if (!source.isEntry) continue;
    const written = source.entries.flatMap(([name, field]) => (PROJECTIONS.has(name) && !field.absent ? [name] : []));
    if (written.length > 1)
      violations.add('volume-invalid', source, 'one source', {
        found: written.join(' and '),
      });
    for (const name of ['configMap', 'secret']) {
      if (!source.at(name).isObject) continue;
      required(violations, 'volume-invalid', source.at(name, 'name'), 'the name of the object to read');
      items(violations, source.at(name));
    }
    files(violations, source.at('downwardAPI'));
    const token = source.at('serviceAccountToken');
    if (token.isObject) {
      // Shorter than ten minutes no token is made.
      between(violations, 'volume-invalid', token.at('expirationSeconds'), 600, 2 ** 32);
      if (required(violations, 'volume-invalid', token.at('path'), 'the name of the file, such as "token"'))
        descendingPath(violations, 'volume-invalid', token.at('path'));
      paths.push(token.at('path'));
    }
    for (const name of ['configMap', 'secret', 'downwardAPI'])
      paths.push(...source.at(name, 'items').items.map((item) => item.at('path')));
  }
  for (const again of repeated(paths, (path) => path.text))
    violations.add('volume-invalid', again, 'a path that no other item of the volume has');
}

/** Keys of a ConfigMap or Secret, and the files that they become. */
function items(violations: Violations, source: Field): void {
  for (const item of source.at('items').items) {
    if (!item.isEntry) continue;
    required(violations, 'volume-invalid', item.at('key'), 'the key to read');
    if (required(violations, 'volume-invalid', item.at('path'), 'the name of the file'))
      descendingPath(violations, 'volume-invalid', item.at('path'));
    mode(violations, item.at('mode'));
  }
}

function files(violations: Violations, source: Field): void {
  for (const item of source.at('items').items) {
    if (!item.isEntry) continue;
    if (required(violations, 'volume-invalid', item.at('path'), 'the name of the file'))
      descendingPath(violations, 'volume-invalid', item.at('path'));
    mode(violations, item.at('mode'));
    const [field, resource] = [item.at('fieldRef'), item.at('resourceFieldRef')];
    if (field.absent === resource.absent)
      violations.add('volume-invalid', item, 'fieldRef or resourceFieldRef', {
        found: field.absent ? 'neither fieldRef nor resourceFieldRef' : 'fieldRef and resourceFieldRef',
      });
    if (resource.isObject) resourceField(violations, resource, true);
    const path = field.at('fieldPath');
    if (path.text && !FIELDS.test(path.text))
      violations.add(
        'volume-invalid',
        path,
        'metadata.name, metadata.namespace, metadata.uid, metadata.labels or metadata.annotations',
      );
  }
}

/** Permissions of files; YAML reads `644` as decimal and `0644` as octal. */
function mode(violations: Violations, field: Field): void {
  const value = field.integer;
  if (value === undefined || (value >= 0 && value <= 0o777)) return;
  const octal = /^[0-7]{3}$/.test(String(value));
  violations.add(
    'file-mode-range',
    field,
    octal
      ? `0${value}, with the zero of an octal number, or ${Number.parseInt(String(value), 8)}`
      : 'a number from 0 to 0777 (511)',
  );
}

function backsteps(violations: Violations, field: Field): void {
  if (field.text?.split('/').includes('..') === true) violations.add('volume-invalid', field, 'a path without ".."');
}
