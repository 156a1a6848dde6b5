// The examples of a rule are data of the documentation: one test of all rules finds the bad ones and passes the good ones,
// so a change of one says nothing about the tests of the rule.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** `examples: { ... }` of a rule, and the function of this name that makes them in many files. */
const isExamples = ({ node }) =>
  (node.type === 'ObjectProperty' && node.key.name === 'examples') ||
  (node.type === 'FunctionDeclaration' && node.id?.name === 'example');

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'examples-are-data', {
    shouldIgnore: (path) => (isExamples(path) ? 'An example of the documentation.' : undefined),
  }),
];
