import type { Plugin } from 'vitest/config';

/**
 * Node's `require` knows compiled files only, so what the library requires late would come from the last build. Tests
 * import it from its source.
 */
export const lateModules: Plugin = {
  name: 'late-modules',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/lib\/.*\/late-[-a-z]+\.ts$/.test(id)) return undefined;
    const [required, target] = /\brequire\('([^']+)'\)/.exec(code) ?? [];
    if (required === undefined) return undefined;
    return `import * as late from '${target}';\n${code.replace(required, 'late')}`;
  },
};
