import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';
import type { Rule } from './rule';

/** Leaves out what a more exact rule has said of the same object and field, so that one mistake is one finding. */
export function withoutOutranked(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const superiors = new Map<string, string[]>();
  for (const { id, outranks = [] } of rules)
    for (const inferior of outranks) superiors.set(inferior, [...(superiors.get(inferior) ?? []), id]);
  const spoken = new Map<Manifest, Map<string, string[]>>();
  for (const { rule, object, path } of findings) {
    if (rule.outranks === undefined) continue;
    const byRule = spoken.get(object) ?? new Map<string, string[]>();
    spoken.set(object, byRule.set(rule.id, [...(byRule.get(rule.id) ?? []), path]));
  }
  return findings.filter(({ rule, object, path }) => {
    const there = spoken.get(object);
    if (there === undefined) return true;
    const outranked = (superiors.get(rule.id) ?? []).some((id) => there.get(id)?.some((other) => related(path, other)));
    return !outranked;
  });
}

/** Whether two paths are equal or one lies within the other. */
function related(first: string, second: string): boolean {
  return first.length <= second.length ? within(second, first) : within(first, second);
}

function within(path: string, outer: string): boolean {
  if (!path.startsWith(outer)) return false;
  return outer === '' || path.length === outer.length || path[outer.length] === '.' || path[outer.length] === '[';
}
