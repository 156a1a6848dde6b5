import type { Graph } from './graph';
import { SELECTS_LOOK, VERDICT_LOOK, type LineLook } from './look';
import { VERDICTS } from './verdict';

/** The looks of the lines that a picture has, the best first. */
export function legendOf({ edges }: Graph): readonly LineLook[] {
  const verdicts = [...VERDICTS].reverse().filter((verdict) => edges.some((edge) => edge.verdict === verdict));
  const selects = edges.some((edge) => edge.verdict === undefined) ? [SELECTS_LOOK] : [];
  return [...verdicts.map((verdict) => VERDICT_LOOK[verdict]), ...selects];
}
