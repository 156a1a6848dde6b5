/** Asks again and again until the answer is something; says what was waited for when it never comes. */
export async function waitFor<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 30): Promise<T> {
  for (const start = Date.now(); ; await new Promise((done) => setTimeout(done, 50))) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() - start > seconds * 1000) throw new Error(`${what}: not within ${seconds} s`);
  }
}
