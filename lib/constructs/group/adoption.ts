import { dig, integer, labels, list, mapping, text } from '../../manifest/manifest';
import { Internals } from '../cdk8s/internals';
import { shown } from '../props/prop-errors';

/** The fields of a running workload that Kubernetes does not let anybody change. */
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
   * A StatefulSet's `spec.revisionHistoryLimit`, which older Kubernetes lets nobody change; at least 0.
   *
   * @default - what the group says
   */
  readonly revisionHistoryLimit?: number;
}

/** What each adoption takes over. */
export const ADOPTED = new Internals<{
  readonly fields: AdoptedFields;
  /** What the workload is, where that is known. */
  readonly kind: 'StatefulSet' | 'Deployment' | undefined;
}>('adoption');

/** The fields that an adoption takes over; none without one. */
export function adoptedFields(adopt: Adoption | undefined): Partial<AdoptedFields> {
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
   * Throws when the manifest is no StatefulSet or Deployment, or selects by expressions.
   *
   * @param manifest the manifest as an object
   */
  public static fromManifest(manifest: any): Adoption {
    const kind = text(dig(manifest, 'kind'));
    if (kind !== 'StatefulSet' && kind !== 'Deployment')
      throw new Error(
        `Adoption.fromManifest: got a manifest of kind ${shown(kind)}; expected a StatefulSet or a Deployment.`,
      );
    const spec = mapping(dig(manifest, 'spec')) ?? {};
    const templates = list(spec.volumeClaimTemplates);
    const expressions = list(dig(spec, 'selector', 'matchExpressions'));
    if (expressions.length > 0)
      throw new Error(
        `Adoption.fromManifest: got spec.selector.matchExpressions ${shown(expressions)}; expected matchLabels only, ` +
          'because a Service knows no expressions, and the selector cannot be changed. Delete the workload with ' +
          '--cascade=orphan and make the group anew.',
      );
    const common = {
      name: text(dig(manifest, 'metadata', 'name')),
      selector: Object.fromEntries(labels(dig(spec, 'selector', 'matchLabels'))),
    };
    if (kind === 'Deployment') return new Adoption(common, kind);
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

  private constructor(fields: AdoptedFields, kind?: 'StatefulSet' | 'Deployment') {
    const { selector, serviceName, podManagementPolicy, volumeClaimTemplates, revisionHistoryLimit } = fields ?? {};
    const values = Object.values(mapping(selector) ?? {});
    if (values.length === 0 || values.some((value) => typeof value !== 'string'))
      throw new Error(
        `Adoption: got the selector ${shown(selector)}; expected the labels of spec.selector.matchLabels, ` +
          'because the Service, the budget and the workload must find the same pods.',
      );
    if (serviceName !== undefined && typeof serviceName !== 'string')
      throw new Error(`Adoption: got the serviceName ${shown(serviceName)}; expected a string, the name of a Service.`);
    if (podManagementPolicy !== undefined && !['OrderedReady', 'Parallel'].includes(podManagementPolicy))
      throw new Error(
        `Adoption: got the podManagementPolicy ${shown(podManagementPolicy)}; expected OrderedReady or Parallel, ` +
          'because Kubernetes knows no other.',
      );
    if (volumeClaimTemplates !== undefined && !Array.isArray(volumeClaimTemplates))
      throw new Error(
        `Adoption: got the volumeClaimTemplates ${shown(volumeClaimTemplates)}; expected the list of the running set.`,
      );
    if (revisionHistoryLimit !== undefined && !(Number.isInteger(revisionHistoryLimit) && revisionHistoryLimit >= 0))
      throw new Error(
        `Adoption: got the revisionHistoryLimit ${shown(revisionHistoryLimit)}; expected a whole number from 0, ` +
          'because it counts old revisions.',
      );
    ADOPTED.set(this, { kind, fields: { ...fields, selector: { ...fields.selector } } });
  }
}
