import { addToList } from '../manifest/lists';
import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import type { Rule } from './rule';

/** Leaves out what a more exact rule found at the same object and field, so that one mistake is one finding. */
export function withoutOutranked(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const moreExact = new Map<string, string[]>();
  for (const { id, outranks = [] } of rules) for (const lessExact of outranks) addToList(moreExact, lessExact, id);
  const outranking = new Set([...moreExact.values()].flat());
  const pathsOf = new Map<Manifest, Map<string, string[]>>();
  for (const { rule, object, path } of findings) {
    if (!outranking.has(rule.id)) continue;
    const byRule = pathsOf.get(object) ?? new Map<string, string[]>();
    pathsOf.set(object, byRule);
    addToList(byRule, rule.id, path);
  }
  return findings.filter(({ rule, object, path }) => {
    const byRule = pathsOf.get(object);
    if (byRule === undefined) return true;
    const superiors = moreExact.get(rule.id) ?? [];
    return !superiors.some((id) => byRule.get(id)?.some((other) => overlap(path, other)));
  });
}

/** Whether two paths are equal or one lies within the other. */
function overlap(first: string, second: string): boolean {
  return first.length <= second.length ? isWithin(second, first) : isWithin(first, second);
}

function isWithin(path: string, outer: string): boolean {
  if (!path.startsWith(outer)) return false;
  return outer === '' || path.length === outer.length || path[outer.length] === '.' || path[outer.length] === '[';
}
