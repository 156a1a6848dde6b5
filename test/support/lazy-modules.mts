import type { Plugin } from 'vitest/config';

/**
 * Node's `require` knows compiled files only, so what the library loads on the first use would come from the last build.
 * Tests import it from its source.
 */
export const lazyModules: Plugin = {
  name: 'lazy-modules',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/lib\/.*\/lazy-[-a-z]+\.ts$/.test(id)) return undefined;
    const [required, target] = /\brequire\('([^']+)'\)/.exec(code) ?? [];
    if (required === undefined) return undefined;
    return `import * as lazy from '${target}';\n${code.replace(required, 'lazy')}`;
  },
};
