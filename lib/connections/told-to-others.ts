import type { Service } from '../manifest/service';
import type { Workload } from '../manifest/workload';
import type { Evidence } from './caller';

/** Words in the names of variables that hold the address under which others know the program: `PUBLIC_URL`, `ROOT_URL`. */
const OWN_ADDRESS = new Set(['announce', 'base', 'callback', 'canonical', 'public', 'redirect', 'root', 'site']);

/** Whether a program is told the address of its own Service to hand it on, and not to dial it. */
export function isToldToOthers(
  { variable }: Evidence,
  service: Service,
  from: Workload,
  to: readonly Workload[],
): boolean {
  const words = (variable ?? '').toLowerCase().split(/[_.-]/);
  return !service.headless && to.includes(from) && words.some((word) => OWN_ADDRESS.has(word));
}
