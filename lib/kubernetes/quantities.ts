/**
 * A quantity as `resource.Quantity` of Kubernetes reads it: an amount in billionths, since finer ones are rounded up, and
 * the family of its suffix, which decides how it is printed.
 */
export interface Quantity {
  /** The amount times 10⁹. */
  readonly nanos: bigint;
  readonly format: 'decimal' | 'binary' | 'exponent';
}

const PARTS = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*)([+-]?\d*)$/;

/** Tenth powers of the decimal suffixes. */
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** Powers of 2 of the binary suffixes. */
const BINARY: Readonly<Record<string, number>> = {
  Ki: 10,
  Mi: 20,
  Gi: 30,
  Ti: 40,
  Pi: 50,
  Ei: 60,
};

/** The largest amount with a binary suffix: 2⁶³ - 1. */
const MOST = (2n ** 63n - 1n) * 1_000_000_000n;

/** Exponents beyond this are no size of anything; the arithmetic on them would only cost time. */
const MOST_EXPONENT = 1000;

/**
 * Reads a quantity, `undefined` where Kubernetes refuses the text: a number, and a suffix that is one of `n u m k M G T P E`
 * or `Ki Mi Gi Ti Pi Ei` or an exponent (`1e3`), without a blank between. A number is read as JSON writes it.
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value === 'number') return parseQuantity(String(value));
  if (typeof value !== 'string') return undefined;
  const parts = PARTS.exec(value.trim());
  // Blanks around it are left out, and a suffix alone is an amount of zero; but something must stand there.
  if (parts?.[0] === undefined || parts[0] === '') return undefined;
  const [, sign = '', whole = '', fraction = '', letters = '', exponent = ''] = parts;
  const digits = whole + fraction;
  const scale = suffixOf(letters, exponent);
  if (scale === undefined) return undefined;
  if (digits === '' && (letters === 'Ei' || scale.power < -9)) return undefined;
  const amount = scaled(BigInt(digits || '0'), scale, fraction.length);
  const nanos = scale.format === 'binary' && amount > MOST ? MOST : amount;
  return { nanos: sign === '-' ? -nanos : nanos, format: scale.format };
}

/** Below zero where the first amount is the smaller one, zero where they are equal: `1Gi` and `1024Mi`. */
export function compareQuantities(first: Quantity, second: Quantity): number {
  if (first.nanos === second.nanos) return 0;
  return first.nanos < second.nanos ? -1 : 1;
}

/** The quantity in the spelling that Kubernetes prints: `1024Mi` is `1Gi`, `0.5` is `500m`. */
export function canonicalQuantity({ nanos, format }: Quantity): string {
  if (nanos === 0n) return '0';
  const sign = nanos < 0n ? '-' : '';
  const amount = nanos < 0n ? -nanos : nanos;
  if (format === 'binary' && amount >= 1024n * NANO && amount % NANO === 0n) {
    let whole = amount / NANO;
    let power = 0;
    for (; whole % 1024n === 0n; power += 1) whole /= 1024n;
    return `${sign}${whole}${['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'][power]}`;
  }
  let rest = amount;
  let power = -9;
  for (; rest % 1000n === 0n && (power < 18 || format === 'exponent'); power += 3) rest /= 1000n;
  if (format === 'exponent') return `${sign}${rest}${power === 0 ? '' : `e${power}`}`;
  const suffix = Object.keys(DECIMAL).find((key) => DECIMAL[key] === power) ?? '';
  return `${sign}${rest}${suffix}`;
}

const NANO = 1_000_000_000n;

interface Scale {
  readonly format: Quantity['format'];
  readonly base: 2n | 10n;
  readonly power: number;
}

function suffixOf(letters: string, exponent: string): Scale | undefined {
  if (exponent !== '') {
    if (!/^[eE]$/.test(letters) || !/\d/.test(exponent)) return undefined;
    const power = Number(exponent);
    return Math.abs(power) > MOST_EXPONENT ? undefined : { format: 'exponent', base: 10n, power };
  }
  const decimal = Object.hasOwn(DECIMAL, letters) ? DECIMAL[letters] : undefined;
  if (decimal !== undefined) return { format: 'decimal', base: 10n, power: decimal };
  const binary = Object.hasOwn(BINARY, letters) ? BINARY[letters] : undefined;
  return binary === undefined ? undefined : { format: 'binary', base: 2n, power: binary };
}

/** An amount in billionths, rounded up as Kubernetes does with what is finer. */
function scaled(digits: bigint, { base, power }: Scale, decimals: number): bigint {
  if (digits === 0n) return 0n;
  const up = (base === 2n ? 2n ** BigInt(power) : 1n) * NANO * (base === 10n && power > 0 ? 10n ** BigInt(power) : 1n);
  const down = 10n ** BigInt(decimals) * (base === 10n && power < 0 ? 10n ** BigInt(-power) : 1n);
  const product = digits * up;
  return (product + down - 1n) / down;
}
