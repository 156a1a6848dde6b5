import type { Manifest } from './manifest';

/** Where a manifest is written. What is applied together lies together. */
export interface Origin {
  readonly file: string;
  /** The folder that is applied as a whole. */
  readonly folder: string;
  /** Whether a `kustomization.yaml` says how the folder is applied. */
  readonly kustomized: boolean;
}

/** Names where a manifest is written; `undefined` where no file is known. */
export type OriginOf = (manifest: Manifest) => Origin | undefined;

/** How near two manifests are written: 2 in one file, 1 in one folder, else 0. What is in no file is in one place. */
export function nearness(one: Origin | undefined, other: Origin | undefined): number {
  if (one?.file === other?.file) return 2;
  return one?.folder === other?.folder ? 1 : 0;
}
