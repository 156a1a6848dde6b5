// @vitest-environment happy-dom
import fc from 'fast-check';
import mermaidParser from 'mermaid';
import { expect, test } from 'vitest';
import { mermaid } from '../../lib/graph/mermaid';
import type { Fold } from '../../lib/graph/view';
import { anyName, foldedPictureOf, group, HOSTILE, pictureOf, SHOP } from './graphs';

const parsed = async (text: string): Promise<unknown> => mermaidParser.parse(text);

test.each<Fold>(['none', 'group', 'namespace'])('Mermaid parses a picture folded by %s', async (fold) => {
  expect(await parsed(mermaid(foldedPictureOf(SHOP, fold)))).toMatchObject({ diagramType: 'flowchart-v2' });
});

test('Mermaid parses a picture of nothing', async () => {
  expect(await parsed(mermaid(pictureOf('')))).toMatchObject({ diagramType: 'flowchart-v2' });
});

test('the arrow, not the colour alone, says what becomes of a connection', () => {
  const text = mermaid(pictureOf(SHOP));
  expect(text).toContain('n4 ==x|"fails: port"| n0');
  expect(text).toContain('n4 -->|":8080"| n0');
  expect(text).toContain('n4 -.->|":443 ?"| n6');
  expect(text).toContain('==x|"fails"| m');
});

test.each(HOSTILE)('a Service called %j is text in a picture of Mermaid', async (name) => {
  const text = mermaid(pictureOf(group(name, name, { URL: 'http://web:80' })));
  expect(await parsed(text)).toMatchObject({ diagramType: 'flowchart-v2' });
  expect(text.replace(/<\/?b>|<br\/>/g, '')).not.toMatch(/[<`%&]|#quot/);
});

test('Mermaid parses a picture whatever the names are', async () => {
  await fc.assert(
    fc.asyncProperty(anyName, anyName, async (name, namespace) => {
      await parsed(mermaid(pictureOf(group(name, namespace, { PEERS: `${name}.${namespace}:80` }))));
    }),
    { numRuns: 25 },
  );
});
