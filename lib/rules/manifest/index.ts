import type { Rule } from '../rule';
import { fieldType } from './field-type';
import { fieldValue } from './field-value';
import { removedApi } from './removed-api';
import { unknownField } from './unknown-field';

/** What every object must be, whatever its kind. */
export const manifestRules: readonly Rule[] = [fieldType, fieldValue, removedApi, unknownField];
