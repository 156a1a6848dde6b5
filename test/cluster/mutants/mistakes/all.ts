import type { Draft } from '../mutant';
import type { Tree } from '../tree';
import { harmlessChanges } from './harmless';
import { objectMistakes } from './objects';
import { otherMistakes } from './others';
import { containerMistakes } from './pods';
import { draftsOf } from './row';
import { schedulingMistakes } from './scheduling';
import { networkMistakes } from './services';
import { textsOf } from './texts';
import { volumeMistakes } from './volumes';
import { workloadMistakes } from './workloads';

/** The mistakes that people make, written by hand. */
const ROWS = [
  ...objectMistakes,
  ...containerMistakes,
  ...volumeMistakes,
  ...schedulingMistakes,
  ...workloadMistakes,
  ...networkMistakes,
  ...otherMistakes,
];

/** What was written by hand for an object. */
export const writtenFor = (base: Tree): Draft[] => [...draftsOf(ROWS, base), ...textsOf(base).filter(isSpoiled)];

/** What should break nothing. */
export const harmlessFor = (base: Tree): Draft[] => [
  ...draftsOf(harmlessChanges, base),
  ...textsOf(base).filter((draft) => !isSpoiled(draft)),
];

const isSpoiled = ({ mistake }: Draft) => mistake === 'text of the file';
