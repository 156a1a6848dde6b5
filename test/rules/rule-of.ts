import type { Manifest } from '../../lib/manifest/manifest';
import type { RuleFinding, Rule, Run } from '../../lib/rules/rule';

/** A rule for tests of the engine: it finds at every object what `check` says, or just its path `spec`. */
export function ruleOf(id: string, props: Partial<Rule> = {}): Rule {
  return {
    id,
    severity: 'warning',
    enforcement: 'runtime',
    title: id,
    why: id,
    symptom: id,
    fix: `repair ${id}`,
    source: 'https://kubernetes.io/docs/',
    check: everywhere('spec'),
    examples: { bad: [], good: [] },
    ...props,
  };
}

/** Finds at every object the same paths. */
export function everywhere(...paths: readonly string[]): (run: Run) => Iterable<RuleFinding> {
  return ({ inventory }) => inventory.resources.flatMap(({ manifest }) => paths.map((path) => fault(manifest, path)));
}

export function fault(object: Manifest, path: string): RuleFinding {
  return { object, path, found: `found at ${path}`, expected: 'nothing' };
}

export function object(name: string, annotations?: Manifest): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...(annotations === undefined ? {} : { annotations }) },
  };
}
