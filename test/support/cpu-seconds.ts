/** The time that this process worked for something, in seconds. Not the clock: other programs may run beside the tests. */
export function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1e6;
}
