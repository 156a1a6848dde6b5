import type { DocumentRule } from './document-rule';
import { helmTemplateUnrendered } from './helm-template-unrendered';
import { yamlAliasBomb } from './yaml-alias-bomb';
import { yamlDuplicateKey } from './yaml-duplicate-key';
import { yamlEncoding } from './yaml-encoding';
import { yamlNoObject } from './yaml-no-object';
import { yamlSyntax } from './yaml-syntax';

/** The rules about the text that manifests are written in. */
export const documentRules: readonly DocumentRule[] = [
  helmTemplateUnrendered,
  yamlAliasBomb,
  yamlDuplicateKey,
  yamlEncoding,
  yamlNoObject,
  yamlSyntax,
];
