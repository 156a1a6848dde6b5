import { envRules } from './env';
import { manifestRules } from './manifest';
import { podRules } from './pod';
import type { Rule } from './rule';
import { statefulSetRules } from './statefulset';

/** Every rule, by topic: one line a topic folder, each of which lists its own rules. */
export const CATALOGUE: readonly Rule[] = [...envRules, ...manifestRules, ...podRules, ...statefulSetRules];
