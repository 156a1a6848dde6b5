import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, Log, ReportingDescriptor, Result as SarifResult } from 'sarif';
import type { PlacedFinding } from '../reading/placed-finding';
import { referenceTo } from '../rules/object-reference';
import type { RuleDescription } from '../rules/rule-description';
import type { Severity } from '../rules/severity';
import { messageOf, nameOf, type Result } from './result';
import { ruleMarkdown } from './rule-text';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** The report as SARIF 2.1.0, with the fields that GitHub code scanning shows. */
export function sarifReport(result: Result, version: string): string {
  const rules = [...new Map(result.findings.map(({ rule }) => [rule.id, rule])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const seen = new Map<string, number>();
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-headless',
            semanticVersion: version,
            informationUri: 'https://github.com/cdk8s-headless/cdk8s-headless',
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(process.cwd()).href}/` } },
        invocations: [
          {
            executionSuccessful: result.problems.length === 0,
            toolExecutionNotifications: result.problems.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: result.findings.map((finding) => sarifResult(finding, indexes.get(finding.rule.id) ?? -1, seen)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(rule: RuleDescription): ReportingDescriptor {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.why}\n\nSymptom: ${rule.symptom}\n\nFix: ${rule.fix}`, markdown: ruleMarkdown(rule) },
    helpUri: rule.source,
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: ['kubernetes', rule.enforcement],
      precision: 'high',
      'problem.severity': problemSeverity(rule),
    },
  };
}

/** The words that code scanning knows are others than SARIF's. */
function problemSeverity(rule: RuleDescription): string {
  return rule.severity === 'info' ? 'recommendation' : rule.severity;
}

function sarifResult(finding: PlacedFinding, ruleIndex: number, seen: Map<string, number>): SarifResult {
  const hash = createHash('sha256')
    .update([finding.rule.id, nameOf(finding.object).apiVersion, referenceTo(finding.object), finding.path].join('\0'))
    .digest('hex')
    .slice(0, 32);
  const nth = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, nth);
  return {
    ruleId: finding.rule.id,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: `${referenceTo(finding.object)}: ${messageOf(finding)}. Fix: ${finding.fix}` },
    locations: [location(finding)],
    // The same finding keeps its identity when lines are added above it.
    partialFingerprints: { primaryLocationLineHash: `${hash}:${nth}` },
  };
}

function location({ place, object, path }: PlacedFinding): Location {
  const name = path === '' ? referenceTo(object) : `${referenceTo(object)}.${path}`;
  const logicalLocations = [{ fullyQualifiedName: name, kind: 'object' }];
  if (place === undefined) return { logicalLocations };
  const region = { startLine: place.line, startColumn: place.column };
  return { physicalLocation: { artifactLocation: artifact(place.file), region }, logicalLocations };
}

function artifact(file: string): { uri: string; uriBaseId?: string } {
  if (file.startsWith('<')) return { uri: 'stdin', uriBaseId: 'SRCROOT' };
  const path = relative(process.cwd(), resolve(file));
  if (path.startsWith('..') || isAbsolute(path)) return { uri: pathToFileURL(file).href };
  return { uri: path.split(sep).map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}
