import type { Manifest } from '../manifest/manifest';
import type { Finding } from './finding';

/** The findings sorted by object in the order of the input, then by path, then by rule; each only once. */
export function sortedFindings(findings: readonly Finding[], manifests: readonly Manifest[]): readonly Finding[] {
  const position = new Map(manifests.map((manifest, index) => [manifest, index]));
  const seen = new Map<Manifest, Set<string>>();
  const once = findings.filter(({ rule, object, path, found, expected }) => {
    const key = JSON.stringify([rule.id, path, found, expected]);
    const there = seen.get(object);
    if (there === undefined) seen.set(object, new Set([key]));
    else if (there.has(key)) return false;
    else there.add(key);
    return true;
  });
  // `ports[2]` stands before `ports[10]`. Made here, since it takes milliseconds that an import need not.
  const byNumber = new Intl.Collator('en', { numeric: true });
  const place = (finding: Finding) => position.get(finding.object) ?? manifests.length;
  return once.sort(
    (first, second) =>
      place(first) - place(second) ||
      byNumber.compare(first.path, second.path) ||
      (first.rule.id < second.rule.id ? -1 : Number(first.rule.id > second.rule.id)),
  );
}
