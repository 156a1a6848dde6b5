import { dnsLabel1123Errors, dnsSubdomain1123Errors, LABEL_MAX_LENGTH } from '../names';
import type { Field } from './field';
import type { Topic } from './topics';
import type { Violations } from './violations';

/** A DNS label: the name of a container, a volume, a namespace. */
export function dnsLabel(violations: Violations, topic: Topic, field: Field): void {
  const { text } = field;
  if (text === undefined || text === '' || dnsLabel1123Errors(text).length === 0) return;
  violations.add(
    topic,
    field,
    labelExpectation(text),
    text.length > LABEL_MAX_LENGTH ? { found: `${text.length} characters` } : {},
  );
}

/** What a text that is no DNS label should be. */
export function labelExpectation(text: string): string {
  return text.length > LABEL_MAX_LENGTH
    ? 'at most 63 characters'
    : `lower case letters, digits and "-", with a letter or digit at both ends, such as "${likelyLabel(text)}"`;
}

/** A DNS subdomain: the name of most objects. */
export function dnsSubdomain(violations: Violations, topic: Topic, field: Field): void {
  const { text } = field;
  if (text === undefined || text === '' || dnsSubdomain1123Errors(text).length === 0) return;
  violations.add(
    topic,
    field,
    text.length > 253
      ? 'at most 253 characters'
      : `lower case letters, digits, "-" and ".", with a letter or digit at both ends, such as "${likelySubdomain(text)}"`,
    text.length > 253 ? { found: `${text.length} characters` } : {},
  );
}

/** A segment of a URL path: the names of Roles and of metrics. */
export function pathSegment(violations: Violations, topic: Topic, field: Field): void {
  const { text } = field;
  if (text === undefined || text === '') return;
  if (text === '.' || text === '..' || /[/%]/.test(text)) violations.add(topic, field, 'a name without "/" and "%"');
}

function likelyLabel(text: string): string {
  return likelySubdomain(text).replaceAll('.', '-');
}

function likelySubdomain(text: string): string {
  const likely = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/\.*-*\.[.-]*/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
  return likely === '' ? 'my-app' : likely;
}
