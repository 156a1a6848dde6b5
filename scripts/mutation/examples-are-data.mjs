// The examples of a rule are data of the documentation: one test of all rules finds the bad ones and passes the good ones,
// so a change of one says nothing about the tests of the rule.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';

/** `examples: { ... }` of a rule, and the functions that make its objects, in this file or for many. */
const isExamples = ({ node }) =>
  (node.type === 'ObjectProperty' && node.key.name === 'examples') ||
  (node.type === 'FunctionDeclaration' && /^(example|sample)/.test(node.id?.name));

/** A constant or function of the file that nothing but examples reads. */
function isReadByExamplesOnly(path) {
  const isOfFile =
    (path.isFunctionDeclaration() || path.isVariableDeclarator()) &&
    path.scope.getBinding(path.node.id.name)?.scope.path.isProgram();
  const references = isOfFile ? path.scope.getBinding(path.node.id.name).referencePaths : [];
  return (
    references.length > 0 &&
    references.every((reference) =>
      reference.findParent((parent) => isExamples(parent) || isReadByExamplesOnly(parent)),
    )
  );
}

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'examples-are-data', {
    shouldIgnore: (path) =>
      isExamples(path) || isReadByExamplesOnly(path) ? 'An example of the documentation.' : undefined,
  }),
];
