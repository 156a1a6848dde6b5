import { labels, list, mapping, text } from './manifest';

/** Whether every pair of an equality selector is among the labels. An empty selector matches nothing, as for a Service. */
export function selects(selector: ReadonlyMap<string, string>, among: ReadonlyMap<string, string>): boolean {
  if (selector.size === 0) return false;
  for (const [key, value] of selector) if (among.get(key) !== value) return false;
  return true;
}

/** Whether a `LabelSelector` (matchLabels and matchExpressions) matches the labels. Absent: nothing; empty: everything. */
export function labelSelectorMatches(selector: unknown, among: ReadonlyMap<string, string>): boolean {
  const parts = mapping(selector);
  if (parts === undefined) return false;
  for (const [key, value] of labels(parts.matchLabels)) if (among.get(key) !== value) return false;
  return list(parts.matchExpressions).every((expression) => expressionMatches(expression, among));
}

function expressionMatches(expression: unknown, among: ReadonlyMap<string, string>): boolean {
  const parts = mapping(expression);
  const key = text(parts?.key);
  if (parts === undefined || key === undefined) return false;
  const value = among.get(key);
  switch (parts.operator) {
    case 'In':
      return value !== undefined && list(parts.values).includes(value);
    case 'NotIn':
      return value === undefined || !list(parts.values).includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
