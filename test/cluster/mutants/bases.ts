import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Tree } from './tree';

const FOLDER = join(__dirname, 'bases');

/** The valid objects that are changed. Those of `newer.yaml` have fields that 1.27 does not know. */
export function baseObjects(): readonly Tree[] {
  return readdirSync(FOLDER).flatMap((file) =>
    // As kubectl reads it: 0644 is octal.
    parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8'), { version: '1.1' }).map((document) => document.toJS()),
  );
}

export const nameOfBase = ({ kind, metadata }: Tree): string => `${kind} ${metadata.name}`;

/** Where the pod template of an object stands; a Pod is its own. */
export function templateOf({ kind }: Tree): string | undefined {
  if (kind === 'Pod') return '';
  if (kind === 'CronJob') return 'spec.jobTemplate.spec.template';
  return ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].includes(kind) ? 'spec.template' : undefined;
}
