import type { Rule } from '../rule';
import { pdbBlocksDrain } from './pdb-blocks-drain';
import { pdbMissing } from './pdb-missing';
import { pdbSelectsNothing } from './pdb-selects-nothing';

/** The rules on PodDisruptionBudgets. */
export const podDisruptionBudgetRules: readonly Rule[] = [pdbBlocksDrain, pdbMissing, pdbSelectsNothing];
