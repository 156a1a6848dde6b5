import { annotationKeySyntax } from '../../../lib/rules/manifest/annotation-key-syntax';
import { constraintTests } from '../constraint-tests';

constraintTests(annotationKeySyntax, {
  wrong: [['Deployment', "metadata.annotations['my note']", ['x']]],
  right: [['Deployment', 'metadata.annotations', [{ 'Example.com/my-note': 'any text: {}' }, null, {}]]],
});
