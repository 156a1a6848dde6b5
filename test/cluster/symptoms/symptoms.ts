import { calls } from './calls';
import { endpoints } from './endpoints';
import { names } from './names';
import { processes } from './processes';
import { resolvers } from './resolvers';
import { server } from './server';
import type { Sight } from './sight';

/** The rules whose symptom is seen on this cluster, and how. */
export const symptoms: Readonly<Record<string, Sight>> = {
  ...names,
  ...endpoints,
  ...processes,
  ...resolvers,
  ...calls,
  ...server,
};
