import type { Result } from './result';

/** How the findings of a run can be printed. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** The findings in a format. Only the one that is asked for is loaded. */
export function reportAs(format: Format, result: Result, about: { version: string; colour: boolean }): string {
  switch (format) {
    case 'json':
      return (require('./json') as typeof import('./json')).jsonReport(result);
    case 'sarif':
      return (require('./sarif') as typeof import('./sarif')).sarifReport(result, about.version);
    case 'github':
      return (require('./github') as typeof import('./github')).githubReport(result);
    default:
      return (require('./text') as typeof import('./text')).textReport(result, about.colour);
  }
}
