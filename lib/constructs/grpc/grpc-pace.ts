import { timeText } from '../props/duration-errors';
import type { PropErrors } from '../props/prop-errors';
import type { GroupPace } from '../group/group-pace';

/** How long a DNS answer may be kept, as kubeadm sets it up; in milliseconds. */
const DNS_TTL = 30_000;

/**
 * Reports a group whose last old pod may be gone before a client asks DNS again: one that resolved just before the rollout
 * does so a resolution gap later, and the answer may be as old as the TTL.
 */
export function addPaceErrors(errors: PropErrors, group: string, { pods, minReady }: GroupPace, gap: number): void {
  const needed = DNS_TTL + gap;
  const steps = pods - 1;
  if (steps * minReady >= needed) return;
  const why =
    'A client that resolved just before the rollout has only addresses of deleted pods until it may resolve again: every call fails.';
  if (steps === 0) {
    errors.add(`group "${group}": replicas`, pods, 'at least 2', why);
    return;
  }
  const least = Math.ceil(needed / steps / 1000) * 1000;
  errors.add(
    `group "${group}": minReady`,
    timeText(minReady),
    `at least ${timeText(least)}: ${pods} pods are replaced one after another, and clients need ${timeText(DNS_TTL)} of DNS caches ` +
      `and ${timeText(gap)} of "resolutionGap" to find a new one`,
    why,
  );
}
