import { addToList } from '../manifest/lists';
import type { GraphNode } from './graph';

/** The boxes by the namespace whose frame they are drawn in; under `undefined` those that are in none. */
export function byFrame(nodes: readonly GraphNode[]): ReadonlyMap<string | undefined, readonly GraphNode[]> {
  const frames = new Map<string | undefined, GraphNode[]>();
  for (const node of nodes) {
    const frame = node.kind === 'namespace' ? undefined : node.namespace;
    addToList(frames, frame, node);
  }
  return frames;
}
