import type { Manifest } from '../../manifest/manifest';
import { uniquePorts, type PodPort } from './pod-port';

/** Pods that are peers of a group: by what a policy selects them, and the ports on both sides. */
export interface PolicyPeers {
  /** An entry of `from` or `to`. */
  readonly pods: Manifest;
  /** The ports of the group that they dial. */
  readonly dial: readonly PodPort[];
  /** The ports of theirs that the group dials. */
  readonly dialled: readonly PodPort[];
}

/** The same peers, with those that are selected alike put together. */
export function mergedPeers(all: readonly PolicyPeers[]): readonly PolicyPeers[] {
  const merged = new Map<string, PolicyPeers>();
  for (const peers of all) {
    const key = JSON.stringify(peers.pods);
    const known = merged.get(key) ?? { pods: peers.pods, dial: [], dialled: [] };
    merged.set(key, {
      pods: peers.pods,
      dial: uniquePorts([...known.dial, ...peers.dial]),
      dialled: uniquePorts([...known.dialled, ...peers.dialled]),
    });
  }
  return [...merged.values()];
}
