import { expect, test } from 'vitest';
import { originsOf } from '../../lib/reading/origins';

const folderOf = (file: string, others: readonly string[] = []) => originsOf([file, ...others])(file);

test('a file is applied with its folder', () => {
  expect(folderOf('k8s/web/a.yaml')).toEqual({ file: 'k8s/web/a.yaml', folder: 'k8s/web', kustomized: false });
  expect(folderOf('a.yaml').folder).toBe('.');
  expect(folderOf('/a.yaml').folder).toBe('/');
});

test.each([
  ['k8s/kustomization.yaml', true],
  ['k8s/kustomization.yml', true],
  ['k8s/Chart.yaml', false],
])('a folder with %s is applied with the folders in it', (above, kustomized) => {
  expect(folderOf('k8s/web/db/a.yaml', [above])).toMatchObject({ folder: 'k8s', kustomized });
});

test('the nearest kustomization.yaml counts, and none beside', () => {
  const all = ['k8s/kustomization.yaml', 'k8s/web/kustomization.yaml', 'k8s/other/kustomization.yaml'];
  expect(folderOf('k8s/web/a.yaml', all).folder).toBe('k8s/web');
  expect(folderOf('k8s/third/a.yaml', all).folder).toBe('k8s');
});
