import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expand, references } from '../../../../lib/manifest/expansion';

const values = new Map([
  ['POD_IP', '10.0.0.1'],
  ['_x', 'y'],
  ['a.b-c', 'z'],
]);

test.each([
  ['$(POD_IP)', '10.0.0.1', ['POD_IP']],
  ['http://$(POD_IP):8080', 'http://10.0.0.1:8080', ['POD_IP']],
  ['$(_x)$(a.b-c)', 'yz', ['_x', 'a.b-c']],
  ['$$(POD_IP)', '$(POD_IP)', []],
  ['$$$(POD_IP)', '$10.0.0.1', ['POD_IP']],
  ['$$$$(POD_IP)', '$$(POD_IP)', []],
  ['$(NOBODY)', '$(NOBODY)', ['NOBODY']],
  ['$(POD_IP', '$(POD_IP', []],
  ['$($(POD_IP))', '$($(POD_IP))', ['$(POD_IP']],
  ['$POD_IP', '$POD_IP', []],
  ['${POD_IP}', '${POD_IP}', []],
  ['cost: 5$', 'cost: 5$', []],
  ['$()', '$()', ['']],
  ['$(a)$', '$(a)$', ['a']],
])('the kubelet reads %s as %s', (text, expanded, names) => {
  expect(expand(text, values)).toBe(expanded);
  expect(references(text)).toEqual(names);
});

/** The kubelet's own loop, letter by letter (third_party/forked/golang/expansion/expand.go). */
function kubelet(text: string, known: ReadonlyMap<string, string>): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '$' || at + 1 >= text.length) {
      result += text[at];
    } else if (text[at + 1] === '$') {
      result += '$';
      at += 1;
    } else if (text[at + 1] !== '(') {
      result += `$${text[at + 1]}`;
      at += 1;
    } else {
      const end = text.indexOf(')', at);
      if (end < 0) {
        result += '$(';
        at += 1;
      } else {
        const name = text.slice(at + 2, end);
        result += known.get(name) ?? `$(${name})`;
        at = end;
      }
    }
  }
  return result;
}

const piece = fc.constantFrom('$', '(', ')', 'A', 'B', '$(A)', '$(B)', '$$', ' ', 'x');
const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('every text expands as in the kubelet', () => {
  const known = new Map([['A', '1']]);
  fc.assert(
    fc.property(texts, (text) => {
      expect(expand(text, known)).toBe(kubelet(text, known));
    }),
  );
});

test('the references of a text are exactly the names that its expansion asks for', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const asked: string[] = [];
      const spy = new Map<string, string>();
      spy.get = (name) => {
        asked.push(name);
        return undefined;
      };
      expand(text, spy);
      expect(references(text)).toEqual(asked);
    }),
  );
});

test('a text of a million dollars is read once', () => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its string
  const find = String.prototype.indexOf;
  for (const text of ['$'.repeat(1e6), '$('.repeat(5e5), '$(a)'.repeat(2.5e5)]) {
    let scanned = 0;
    String.prototype.indexOf = function (this: string, wanted, from = 0) {
      const at = find.call(this, wanted, from);
      scanned += (at < 0 ? this.length : at + 1) - from;
      return at;
    };
    try {
      references(text);
    } finally {
      String.prototype.indexOf = find;
    }
    expect(scanned).toBeLessThanOrEqual(2 * text.length);
  }
});
