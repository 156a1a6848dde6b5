import type { Rule } from '../rule';
import { acknowledgementMalformed } from './acknowledgement-malformed';
import { acknowledgementReasonMissing } from './acknowledgement-reason-missing';
import { acknowledgementUnknownRule } from './acknowledgement-unknown-rule';
import { acknowledgementUnused } from './acknowledgement-unused';
import { objectDuplicate } from './object-duplicate';
import { objectNameMissing } from './object-name-missing';

/** Rules on objects of any kind, and on what acknowledges findings on them. */
export const objectRules: readonly Rule[] = [
  acknowledgementMalformed,
  acknowledgementReasonMissing,
  acknowledgementUnknownRule,
  acknowledgementUnused,
  objectDuplicate,
  objectNameMissing,
];
