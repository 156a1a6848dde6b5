/**
 * A quantity as `resource.Quantity` of Kubernetes reads it: an amount in billionths, since finer ones are rounded up, and
 * the family of its suffix, which decides how it is printed.
 */
export interface Quantity {
  /** The amount times 10⁹. */
  readonly nanos: bigint;
  readonly format: 'decimal' | 'binary' | 'exponent';
}

const PARTS = /^([+-]?)(\d*)(?:\.(\d*))?(?:([eEinumkKMGTP]+)([+-]?\d*))?$/;

const NANO = 1_000_000_000n;

/** What one of a decimal suffix is, in billionths. */
const DECIMAL: ReadonlyMap<string, bigint> = new Map(
  ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, power) => [suffix, 1000n ** BigInt(power)]),
);

/** What one of a binary suffix is, in billionths. */
const BINARY: ReadonlyMap<string, bigint> = new Map(
  ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, power) => [suffix, 1024n ** BigInt(power + 1) * NANO]),
);

/** The largest amount with a binary suffix: 2⁶³ - 1. */
const MOST = (2n ** 63n - 1n) * NANO;

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
  if (digits === '' && (letters === 'Ei' || scale.decimals > 0)) return undefined;
  const amount = roundedUp(BigInt(digits || '0') * scale.unit, fraction.length + scale.decimals);
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
  const suffix = [...DECIMAL.keys()][power / 3 + 3] ?? '';
  return `${sign}${rest}${suffix}`;
}

interface Scale {
  readonly format: Quantity['format'];
  /** What one is, in billionths. */
  readonly unit: bigint;
  /** How many digits of the product are finer than a billionth. */
  readonly decimals: number;
}

function suffixOf(letters: string, exponent: string): Scale | undefined {
  if (exponent !== '') {
    if (!/^[eE]$/.test(letters) || !/\d/.test(exponent)) return undefined;
    const power = Number(exponent) + 9;
    if (Math.abs(Number(exponent)) > MOST_EXPONENT) return undefined;
    return { format: 'exponent', unit: 10n ** BigInt(Math.max(power, 0)), decimals: Math.max(-power, 0) };
  }
  const decimal = DECIMAL.get(letters);
  if (decimal !== undefined) return { format: 'decimal', unit: decimal, decimals: 0 };
  const binary = BINARY.get(letters);
  return binary === undefined ? undefined : { format: 'binary', unit: binary, decimals: 0 };
}

/** An amount without its last digits, rounded up as Kubernetes does with what is finer. */
function roundedUp(amount: bigint, digits: number): bigint {
  if (digits === 0 || amount === 0n) return amount;
  const down = 10n ** BigInt(digits);
  return (amount + down - 1n) / down;
}
