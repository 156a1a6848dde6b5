import type { Path, Tree } from '../tree';
import { isLabelValue, isName, isPort, isQuantity, isWord } from './words';

/** A mistake, and what people write at a field when they make it. */
export interface Wrong {
  readonly mistake: string;
  readonly values: readonly Tree[];
}

const a = (length: number) => 'a'.repeat(length);

const PLACEHOLDERS = ['{{ .Values.value }}', '${VALUE}', '$(VALUE)', '<value>'];
const NAMES = [
  'My_App',
  'my_app',
  'my app',
  'Web',
  '-web',
  'web-',
  'web.',
  'a..b',
  'web/0',
  'wéb',
  '1',
  '0web',
  a(63),
  a(64),
  a(253),
  a(254),
];
const LABELS = ['1.0+b', 'nginx:1.25', 'team/a', 'my app', 'a@example.com', '-a', 'a-', 'a_b.c-D', '', a(63), a(64)];
const QUANTITIES = [
  '512MB',
  '1core',
  '10GB',
  '8gb',
  '5 Gi',
  '1.5.0Gi',
  'abc',
  '',
  '-1',
  '0',
  '0.5',
  '100m',
  '1e3',
  '1Ki',
  '1.5Gi',
  '1gi',
  '1K',
  '10G',
  ' 1Gi',
  'Gi',
  '1_000',
  '+1',
  1.5,
  0,
  -1,
  3,
];
const NUMBERS = [-1, 0, 1, 2, 100, 101, 65536, 2 ** 31 - 1, 2 ** 31, 2 ** 53];
const PORTS = [-1, 0, 1, 80, 30000, 32768, 65535, 65536, 70000];
const SHARES = ['25%', '150%', '0%', '-1%', '25', 'abc', '1.5%', '%'];

/** Misspellings of a word: its case, a letter less, a letter more, letters swapped. */
export function misspellings(word: string): string[] {
  if (word.length < 2) return [`${word}s`];
  const first = word.charAt(0);
  const flipped = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  const middle = Math.floor(word.length / 2);
  const swapped = word.slice(0, middle - 1) + word[middle] + word[middle - 1] + word.slice(middle + 1);
  const snake = word.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const plural = word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
  const forms = [flipped + word.slice(1), word.toLowerCase(), swapped, word.slice(0, -1), plural, snake, `${word}-x`];
  return [...new Set(forms)].filter((form) => form !== word && form !== '');
}

/** What may be written wrongly where this value stands. */
export function wrongValues(path: Path, value: Tree): readonly Wrong[] {
  if (typeof value === 'string') return wrongTexts(path, value);
  if (typeof value === 'number') return wrongNumbers(path, value);
  if (typeof value === 'boolean')
    return [
      { mistake: 'type', values: [String(value), 'yes', Number(value), [value], {}] },
      { mistake: 'the other of two', values: [!value] },
      { mistake: 'placeholder', values: PLACEHOLDERS },
    ];
  if (Array.isArray(value)) return wrongLists(value);
  if (value !== null && typeof value === 'object') return wrongObjects(value);
  return [];
}

function wrongTexts(path: Path, value: string): readonly Wrong[] {
  const common = [
    { mistake: 'type', values: [8080, true, 1.5, [value], { value }] },
    { mistake: 'empty', values: ['', ' '] },
    { mistake: 'placeholder', values: PLACEHOLDERS },
  ];
  if (isQuantity(path)) return [...common, { mistake: 'quantity', values: QUANTITIES }];
  if (isWord(path))
    return [
      ...common,
      { mistake: 'one of a few words', values: [...misspellings(value), value.toUpperCase(), 'Other'] },
    ];
  if (isLabelValue(path)) return [...common, { mistake: 'label value', values: LABELS }];
  if (isPort(path))
    return [...common, { mistake: 'port', values: [...PORTS, '80', 'Http', 'my_port', 'sixteen-letters-', a(16)] }];
  if (isName(path)) return [...common, { mistake: 'name', values: NAMES }];
  if (/^-?\d+%$/.test(value)) return [...common, { mistake: 'share', values: [...SHARES, ...NUMBERS] }];
  return [
    ...common,
    {
      mistake: 'text',
      values: ['My_App', 'a b', '/abs', '../up', '0', 'x'.repeat(300), `${value} `, `${value}x`, value.toUpperCase()],
    },
  ];
}

function wrongNumbers(path: Path, value: number): readonly Wrong[] {
  return [
    { mistake: 'type', values: [String(value), 'three', true, value + 0.5, [value], { value }] },
    { mistake: 'placeholder', values: PLACEHOLDERS },
    isQuantity(path)
      ? { mistake: 'quantity', values: QUANTITIES }
      : isPort(path)
        ? { mistake: 'port', values: PORTS }
        : { mistake: 'number', values: NUMBERS },
    ...(/^(max|min)(Unavailable|Surge|Available)$/.test(String(path.at(-1)))
      ? [{ mistake: 'share', values: SHARES }]
      : []),
  ];
}

function wrongLists(value: Tree[]): readonly Wrong[] {
  const [first, ...rest] = value;
  return [
    { mistake: 'type', values: ['text', 3, {}, ...(first === undefined ? [] : [first])] },
    { mistake: 'empty', values: [[], [null], [{}], ['']] },
    { mistake: 'null', values: [null] },
    ...(first === undefined
      ? []
      : [
          {
            mistake: 'twice',
            values: [
              [...value, first],
              [value.at(-1), ...value],
            ],
          },
        ]),
    ...(rest.length === 0 ? [] : [{ mistake: 'order', values: [[...value].reverse()] }]),
  ];
}

function wrongObjects(value: Tree): readonly Wrong[] {
  return [
    { mistake: 'type', values: ['text', 3, true, [value], []] },
    { mistake: 'empty', values: [{}] },
    { mistake: 'null', values: [null] },
  ];
}
