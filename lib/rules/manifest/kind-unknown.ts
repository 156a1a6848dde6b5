import { sampleStatefulSet, withField } from '../examples';
import type { Rule } from '../rule';
import { isPlaceholder } from '../../kubernetes/placeholders';
import { oneOf, quoted } from '../../kubernetes/quoted';
import { kindsBeside, meantKind } from '../shared/manifest/meant-kind';
import { asWritten } from '../shared/manifest/meant-object';

export const kindUnknown: Rule = {
  id: 'kind-unknown',
  severity: 'error',
  enforcement: 'api',
  title: 'Write each kind as the API writes it, in an API version that has it',
  why:
    'The API finds a kind by its group, its version and its exact name. A pair that does not exist is not served: kubectl ' +
    'says no matches for kind "StatefulSet" in version "v1".',
  symptom: '404 page not found',
  fix: 'Write the API version and the kind as kubectl api-resources prints them.',
  source: 'https://kubernetes.io/docs/reference/using-api/',
  *check({ inventory }) {
    for (const { manifest } of inventory.resources) {
      const object = asWritten(manifest);
      const { apiVersion, kind } = object;
      if (typeof apiVersion !== 'string' || typeof kind !== 'string') continue;
      const meant = meantKind(apiVersion, kind);
      if (meant === undefined) {
        const kinds = kindsBeside(apiVersion, kind);
        if (kinds !== undefined)
          yield {
            object: manifest,
            path: 'kind',
            found: `kind ${quoted(kind)}, which ${apiVersion} does not have`,
            expected: `a kind of ${apiVersion}: ${oneOf(kinds)}`,
            ...(isPlaceholder(kind) && { fix: 'Check what comes out of the substitution, not what goes in.' }),
          };
        else if (!isApiVersion(apiVersion))
          yield {
            object: manifest,
            path: 'apiVersion',
            found: quoted(apiVersion),
            expected: 'a version, with the domain of its group before a slash, such as "v1" or "apps/v1"',
          };
        continue;
      }
      yield {
        object: manifest,
        path: meant.kind === kind ? 'apiVersion' : 'kind',
        found: `apiVersion ${apiVersion} with kind ${kind}, which no Kubernetes version has`,
        expected: `apiVersion ${meant.apiVersion} with kind ${meant.kind}`,
        fix: `Write apiVersion: ${meant.apiVersion} and kind: ${meant.kind}.`,
      };
    }
  },
  examples: {
    bad: [withField(sampleStatefulSet(), 'apiVersion', 'v1')],
    good: [sampleStatefulSet()],
  },
};

/** `v1`, `apps/v1`, `example.com/v1alpha1`. */
function isApiVersion(text: string): boolean {
  return /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(
    text,
  );
}
