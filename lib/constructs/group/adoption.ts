import { dig, integer, labels, list, mapping, text } from '../../manifest/manifest';
import { Internals } from '../cdk8s/internals';
import { addIntegerErrors } from '../props/integer-errors';
import type { Given } from '../props/given';
import { PropErrors } from '../props/prop-errors';
import { quoted } from '../props/quoted';
import { readProps } from '../props/read-props';

/**
 * The fields of a running workload that Kubernetes does not let anybody change.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/#StatefulSetSpec
 */
export interface AdoptedFields {
  /**
   * `metadata.name`; the group must have the same.
   *
   * @default - not compared
   */
  readonly name?: string;

  /** `spec.selector.matchLabels`: at least one label. */
  readonly selector: { [label: string]: string };

  /**
   * A StatefulSet's `spec.serviceName`.
   *
   * @default - the group's name
   */
  readonly serviceName?: string;

  /**
   * A StatefulSet's `spec.podManagementPolicy`: `OrderedReady` or `Parallel`.
   *
   * @default - what `formation` says
   */
  readonly podManagementPolicy?: string;

  /**
   * A StatefulSet's `spec.volumeClaimTemplates`, kept as they are.
   *
   * @default - those of `storage`
   */
  readonly volumeClaimTemplates?: any[];

  /**
   * A StatefulSet's `spec.revisionHistoryLimit`, at least 0. Older Kubernetes refuses every change of it.
   *
   * @default - what the group says
   */
  readonly revisionHistoryLimit?: number;
}

/** What each adoption takes over. */
export const ADOPTED = new Internals<{
  readonly fields: Given<AdoptedFields>;
  /** What the workload is, where that is known. */
  readonly kind: 'StatefulSet' | 'Deployment' | 'DaemonSet' | undefined;
}>('adoption');

/** The fields that an adoption takes over; none without one. */
export function adoptedFields(adopt: Adoption | undefined): Given<AdoptedFields> {
  return adopt === undefined ? {} : ADOPTED.of(adopt).fields;
}

/**
 * A workload that runs already and becomes a group's: its immutable fields are kept, so that an apply updates it in place
 * instead of being refused, or starting an empty twin.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class Adoption {
  /**
   * Takes over the immutable fields that are listed.
   *
   * @param fields the fields of the running workload
   */
  public static of(fields: AdoptedFields): Adoption {
    return new Adoption(fields);
  }

  /**
   * Reads the immutable fields from a manifest: `kubectl get statefulset web -o json`, or the YAML that made it.
   *
   * Throws when the manifest is no StatefulSet, Deployment or DaemonSet, or selects by expressions.
   *
   * @param manifest the manifest as an object
   */
  public static fromManifest(manifest: any): Adoption {
    const kind = text(dig(manifest, 'kind'));
    if (kind !== 'StatefulSet' && kind !== 'Deployment' && kind !== 'DaemonSet')
      throw new Error(
        `Adoption.fromManifest: got a manifest of kind ${quoted(kind)}; expected a StatefulSet, a Deployment or a DaemonSet.`,
      );
    const spec = mapping(dig(manifest, 'spec')) ?? {};
    const templates = list(spec.volumeClaimTemplates);
    const expressions = list(dig(spec, 'selector', 'matchExpressions'));
    if (expressions.length > 0)
      throw new Error(
        `Adoption.fromManifest: got spec.selector.matchExpressions ${quoted(expressions)}; expected matchLabels only, ` +
          'because the selector of a Service has no expressions, and the selector of the workload cannot be changed. Delete the workload with ' +
          '--cascade=orphan and let the group create it again.',
      );
    const common = {
      name: text(dig(manifest, 'metadata', 'name')),
      selector: Object.fromEntries(labels(dig(spec, 'selector', 'matchLabels'))),
    };
    if (kind !== 'StatefulSet') return new Adoption(common, kind);
    return new Adoption(
      {
        ...common,
        // A set may name no Service, and cannot be given one later.
        serviceName: text(spec.serviceName) ?? '',
        podManagementPolicy: text(spec.podManagementPolicy) ?? 'OrderedReady',
        volumeClaimTemplates: templates.length > 0 ? [...templates] : undefined,
        revisionHistoryLimit: integer(spec.revisionHistoryLimit),
      },
      kind,
    );
  }

  private constructor(given: Given<AdoptedFields> | undefined, kind?: 'StatefulSet' | 'Deployment' | 'DaemonSet') {
    const errors = new PropErrors('Adoption', () => given?.name ?? '');
    const fields: Given<AdoptedFields> = readProps(errors, given, 'AdoptedFields');
    // Labels of another kind have been reported.
    if (Object.keys(given?.selector ?? {}).length === 0) addNoSelectorError(errors);
    addAdoptedFieldErrors(errors, fields);
    errors.throwIfAny('cannot take over these fields');
    ADOPTED.set(this, { kind, fields });
  }
}

function addAdoptedFieldErrors(errors: PropErrors, fields: Given<AdoptedFields>): void {
  const { podManagementPolicy, revisionHistoryLimit } = fields;
  if (podManagementPolicy !== undefined && !['OrderedReady', 'Parallel'].includes(podManagementPolicy))
    errors.add(
      'podManagementPolicy',
      podManagementPolicy,
      'OrderedReady or Parallel',
      'Kubernetes has only these two.',
    );
  addIntegerErrors(errors, 'revisionHistoryLimit', revisionHistoryLimit, 0, 'It counts old revisions.');
}

function addNoSelectorError(errors: PropErrors): void {
  errors.add(
    'selector',
    undefined,
    'the labels of spec.selector.matchLabels',
    'The Service, the budget and the workload must select the same pods.',
  );
}
