import {
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  seqTag,
} from 'js-yaml';

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const DECIMAL = /^(?:0|[1-9][0-9]*)$/;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DIGITS = Array.from('0123456789');

const bool = defineScalarTag<boolean>('tag:yaml.org,2002:bool', {
  implicit: true,
  implicitFirstChars: Array.from('yYnNtTfFoO'),
  resolve: (source) => (TRUE.has(source) ? true : FALSE.has(source) ? false : NOT_RESOLVED),
  identify: (data) => typeof data === 'boolean',
});

const int = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: ['-', '+', ...DIGITS],
  resolve: (source) => {
    if (DECIMAL.test(source)) return Number(source);
    const plain = source.replaceAll('_', '');
    return INTEGER.test(plain) ? integer(plain) : NOT_RESOLVED;
  },
  identify: Number.isInteger,
});

const float = defineScalarTag<number>('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: ['-', '+', '.', ...DIGITS],
  resolve: (source) => {
    const plain = source.replaceAll('_', '');
    if (FLOAT.test(plain)) return Number(plain);
    const special = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(source);
    if (special) return special[1] === '-' ? -Infinity : Infinity;
    return /^\.(?:nan|NaN|NAN)$/.test(source) ? NaN : NOT_RESOLVED;
  },
  identify: (data) => typeof data === 'number' && !Number.isInteger(data),
});

/** `0x1F`, `0o17`, `017` (octal, as Go reads it), `0b11`, with or without a sign. */
function integer(source: string): number {
  const sign = source.startsWith('-') ? -1 : 1;
  const digits = source.replace(/^[-+]/, '');
  return sign * (/^0[0-7]/.test(digits) ? parseInt(digits, 8) : Number(digits));
}

// A tag that Kubernetes does not know changes nothing: `!Ref x` and `!!timestamp 2026-01-01` are texts.
const anyScalar = defineScalarTag<string>('', {
  matchByTagPrefix: true,
  resolve: (source) => source,
  identify: () => false,
});
const anySequence = defineSequenceTag<unknown[]>('', { ...seqTag, matchByTagPrefix: true, finalize: undefined });
const anyMapping = defineMappingTag<Record<string, unknown>>('', {
  ...mapTag,
  matchByTagPrefix: true,
  finalize: undefined,
});

/**
 * YAML as Kubernetes reads it (sigs.k8s.io/yaml over goyaml.v2): `yes`, `on` and `y` are booleans, `0755` is octal,
 * `1_000` is a number, `1:30` and dates are texts, `<<` merges. YAML 1.2 would make other values of the same file.
 */
export const KUBERNETES_SCHEMA = CORE_SCHEMA.withTags(bool, int, float, mergeTag, anyScalar, anySequence, anyMapping);
