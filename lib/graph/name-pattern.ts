const ORDINAL = /^(.*-)(0|[1-9]\d*)$/;

/** Many names as one, as a shell writes them: `web-{0..2}` for `web-0`, `web-1`, `web-2`; `{primary,standby}` else. */
export function labelsInBraces(labels: readonly string[]): string {
  const all = [...new Set(labels)];
  const [first = ''] = all;
  if (all.length === 1) return first;
  const ordinals = all.map((label) => ORDINAL.exec(label));
  const stem = ordinals[0]?.[1];
  const numbers = ordinals.map((match) => Number(match?.[2])).sort((left, right) => left - right);
  const [lowest = 0] = numbers;
  const running = numbers.every((number, index) => number === lowest + index);
  if (stem !== undefined && running && ordinals.every((match) => match?.[1] === stem))
    return `${stem}{${lowest}..${lowest + numbers.length - 1}}`;
  return `{${all.slice(0, 4).join(',')}${all.length > 4 ? ',…' : ''}}`;
}
