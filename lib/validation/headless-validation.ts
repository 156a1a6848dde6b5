import { statSync } from 'node:fs';
import type { ValidationContext, ValidationViolation } from 'cdk8s-cli/plugins';
import { Reader, type Reading } from '../reading/reader';
import type { Finding } from '../rules/finding';
import { referenceTo } from '../rules/object-reference';
import type { Severity } from '../rules/severity';
import { worstFirst } from '../rules/severity';
import { runRules } from '../run/run';
import { addPathsByReference, removeConstructMetadata } from './construct-metadata';
import { readProperties, type ValidationProperties } from './validation-properties';
import { addToList } from '../manifest/lists';

/**
 * The rules of this library as a validation plugin of cdk8s-cli: `cdk8s synth` fails with what they find.
 *
 * In `cdk8s.yaml`:
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-headless
 *     version: 0.1.0
 *     class: HeadlessValidation
 *     properties:
 *       failOn: error
 * ```
 */
export class HeadlessValidation {
  readonly #properties: ValidationProperties;

  /**
   * @param properties the `properties` of `cdk8s.yaml`: every setting of the file `cdk8s-headless.yaml`, before
   *   which they go, and `keepConstructMetadata`
   */
  public constructor(properties?: { [name: string]: any }) {
    this.#properties = readProperties(properties ?? {});
  }

  /**
   * Reads the manifests that cdk8s has just written and reports what the rules find.
   *
   * @param context the `ValidationContext` of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    const { manifests } = context as ValidationContext;
    try {
      this.report(context as ValidationContext);
    } finally {
      if (!this.#properties.keepConstructMetadata) removeConstructMetadata(manifests);
    }
  }

  private report({ manifests, metadata, report }: ValidationContext): void {
    const reading = read(manifests);
    const outcome = runRules(reading.manifests, {
      settings: this.#properties.settings,
      fileOf: (manifest) => reading.fileOf(manifest),
      found: reading.findings,
    });
    addPathsByReference(
      metadata,
      reading.manifests.map((manifest) => ({ manifest, file: reading.fileOf(manifest) ?? '' })),
    );
    for (const violation of violations(outcome.findings, reading)) report.addViolation(violation);
    const count = (severity: Severity) =>
      String(outcome.findings.filter((finding) => finding.severity === severity).length);
    report.submit(outcome.failed ? 'failure' : 'success', {
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      acknowledged: String(outcome.acknowledged.length),
    });
  }
}

function read(manifests: readonly string[]): Reading {
  // A chart without objects is an empty file.
  const reading = new Reader().read(manifests.filter((file) => statSync(file).size > 0));
  if (reading.problems.length > 0) throw new Error(reading.problems.join('\n'));
  return reading;
}

/** One violation a rule, the worst rules first, with every object and field that it found. */
function violations(findings: readonly Finding[], reading: Reading): readonly ValidationViolation[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of [...findings].sort(worstFirst)) addToList(byRule, finding.rule.id, finding);
  return [...byRule.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const { rule, severity } = first;
    return [
      {
        ruleName: rule.id,
        recommendation: `${severity}: ${rule.title}. ${rule.why}`,
        fix: rule.fix,
        violatingResources: resources(found, reading),
      },
    ];
  });
}

function resources(findings: readonly Finding[], reading: Reading): ValidationViolation['violatingResources'] {
  const byObject = new Map<Finding['object'], Finding[]>();
  for (const finding of findings) addToList(byObject, finding.object, finding);
  return [...byObject].map(([object, found]) => ({
    resourceName: referenceTo(object),
    manifestPath: reading.fileOf(object) ?? reading.place(object, '')?.file ?? 'cdk8s.yaml',
    locations: found.map((finding) => location(finding, reading)),
  }));
}

function location({ object, path, found, expected, fix, rule }: Finding, reading: Reading): string {
  const line = reading.place(object, path)?.line;
  const repair = fix === rule.fix ? '' : `; fix: ${fix}`;
  return `${path}${line === undefined ? '' : ` (line ${line})`}: found ${found}; expected ${expected}${repair}`;
}
