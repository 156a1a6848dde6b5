import { dig, labels, list, mapping } from '../../manifest/manifest';
import { isLabelSelector } from '../../kubernetes/constraints/labels';
import { labelSelectorMatches } from '../../manifest/selector';
import type { Rule } from '../rule';
import { sampleStatefulSet, withField } from '../examples';
import { clusterFacts } from '../shared/constraints';
import { quoted } from '../../kubernetes/quoted';
import { kustomizeLabels } from '../shared/manifest/kustomize-labels';
import { isWorkloadPatch } from '../partial-manifest';
import { nearestPath, statefulSets } from '../shared/statefulset/stateful-sets';

export const stsSelectorMatch: Rule = {
  id: 'sts-selector-match',
  severity: 'error',
  enforcement: 'api',
  title: 'Give a StatefulSet a selector that matches the labels of its template',
  why:
    'The controller finds the pods by the selector. The API server refuses a set whose selector is empty or does ' +
    'not match its own template.',
  symptom: '`selector` does not match template `labels`',
  fix: 'Write the labels of the selector into the template. The selector itself cannot be changed later.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector',
  *check({ inventory, settings }) {
    for (const set of statefulSets(inventory)) {
      const object = set.manifest;
      const selector = mapping(set.spec.selector);
      if (selector === undefined) {
        if ((set.spec.selector ?? null) === null && !isWorkloadPatch(set))
          yield {
            object,
            path: 'spec',
            found: 'no selector',
            expected: 'a selector that matches the labels of the template',
            fix: 'Write labels of the template that never change into spec.selector.matchLabels.',
          };
        continue;
      }
      const wanted = mapping(selector.matchLabels) ?? {};
      if (Object.keys(wanted).length === 0 && list(selector.matchExpressions ?? []).length === 0) {
        yield {
          object,
          path: 'spec.selector',
          found: quoted(selector),
          expected: 'matchLabels with at least one label',
        };
        continue;
      }
      // What a malformed selector would select is not known.
      if (!isLabelSelector(selector, clusterFacts(settings))) continue;
      // A value that is no string is another mistake, and which string was meant is not known.
      const onlyStrings = labels(wanted).size === Object.keys(wanted).length;
      const given = mapping(dig(object, 'spec', 'template', 'metadata', 'labels')) ?? {};
      if (!onlyStrings || labels(given).size < Object.keys(given).length) continue;
      const added = kustomizeLabels(inventory, set);
      if (!labelSelectorMatches(selector, new Map([...set.podLabels, ...added])))
        yield {
          object,
          path: nearestPath(set, 'spec', 'template', 'metadata', 'labels'),
          found: `${quoted(given)}, which the selector ${quoted(selector)} does not match`,
          expected: 'labels that the selector matches',
        };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'spec.template.metadata.labels.app', 'site')],
    good: [withField(sampleStatefulSet(), 'spec.template.metadata.labels.app', 'web')],
  },
};
