import type { CheckError } from './checked';

/**
 * Errors that the API server does not share, each with the reason why they are right: a rule, or a rule and the last
 * field of the path.
 */
const EXCEPTED: Readonly<Record<string, string>> = {
  'probe-port-name': 'the pod is accepted, and the kubelet finds no port of that name for its probe',
  'field-value procMount': 'a server before 1.33 drops the field unread; a later one refuses the word',
};

export const isExcepted = ({ rule, path }: CheckError): boolean =>
  rule in EXCEPTED || `${rule} ${path.split('.').at(-1)}` in EXCEPTED;
