import { OLDEST } from '../../kubernetes/versions';
import type { PropErrors } from './prop-errors';

const OLDEST_MINOR = Number(OLDEST.replace('1.', ''));

/** Reports a version of Kubernetes that is none, or too old. */
export function addKubernetesVersionErrors(errors: PropErrors, version: string | undefined, why: string): void {
  const minor = minorOf(version);
  if (minor === undefined || minor < OLDEST_MINOR)
    errors.add('kubernetesVersion', version, `a string from "${OLDEST}" on`, why);
}

/** Whether that version of Kubernetes has what came with a minor version; the oldest one where none is given. */
export function isSince(version: string | undefined, minor: number): boolean {
  const given = minorOf(version);
  return given !== undefined && given >= minor;
}

/** The second number of a version: 30 of `1.30`. */
function minorOf(version = OLDEST): number | undefined {
  const [, minor] = /^v?1\.(\d+)(\.\d+)?$/.exec(version) ?? [];
  return minor === undefined ? undefined : Number(minor);
}
