import { MAX_ALIAS_RATIO, MAX_NODES } from './limits';

/** What is wrong with the aliases of a document; `undefined` where nothing is. */
export type AliasProblem = { readonly kind: 'cycle' } | { readonly kind: 'bomb'; readonly nodes: number } | undefined;

/**
 * Whether a value with shared parts (js-yaml gives an alias the very value of its anchor) can be walked as a tree.
 *
 * A value that contains itself has no end, and nine aliases of nine aliases of … grow beyond any memory; the API
 * server's reader refuses both.
 */
export function aliasProblem(value: unknown): AliasProblem {
  const sizes = new Map<object, number>();
  const entered = new Set<object>();
  let own = 0;
  // Children before parents, without recursion: a chain of aliases may be deeper than the text.
  const stack: { readonly node: object; readonly children: readonly object[]; next: number; size: number }[] = [];
  const enter = (node: object): void => {
    const values: readonly unknown[] = Object.values(node);
    own += 1 + values.length;
    entered.add(node);
    stack.push({
      node,
      children: values.filter((entry): entry is object => typeof entry === 'object' && entry !== null),
      next: 0,
      size: 1 + values.length,
    });
  };
  if (typeof value !== 'object' || value === null) return undefined;
  enter(value);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.children[top.next];
    if (child === undefined) {
      sizes.set(top.node, top.size);
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) parent.size += top.size;
      continue;
    }
    top.next += 1;
    const known = sizes.get(child);
    if (known !== undefined) top.size += known;
    else if (entered.has(child)) return { kind: 'cycle' };
    else enter(child);
  }
  const nodes = sizes.get(value) ?? 0;
  const grown = nodes > 1000 && nodes > own * MAX_ALIAS_RATIO;
  return grown || nodes > Math.max(own, MAX_NODES) ? { kind: 'bomb', nodes } : undefined;
}
