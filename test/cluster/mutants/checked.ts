import { Reader } from '../../../lib/reading/reader';
import { CATALOGUE } from '../../../lib/rules/catalogue';
import { inspect } from '../../../lib/rules/engine';
import { DEFAULT_SETTINGS } from '../../../lib/rules/settings';

/** An error of `check`, and the field at which it stands. */
export interface CheckError {
  readonly rule: string;
  readonly path: string;
  readonly found: string;
}

/** The errors of `check` for a text, for clusters of one version: `1.27.4`. */
export function checkErrors(text: string, version: string): readonly CheckError[] {
  const minor = version.split('.').slice(0, 2).join('.');
  const reading = new Reader(Buffer.from(text)).read(['-']);
  const { findings } = inspect(reading.manifests, {
    rules: CATALOGUE,
    settings: { ...DEFAULT_SETTINGS, kubernetes: { oldest: minor, newest: minor } },
    found: reading.findings,
  });
  return [
    ...reading.problems.map((problem) => ({ rule: 'problem', path: '', found: problem })),
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, path, found }) => ({ rule: rule.id, path, found })),
  ];
}
