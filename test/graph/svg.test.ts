import { Graphviz } from '@hpcc-js/wasm-graphviz';
import fc from 'fast-check';
import { Window, type Document } from 'happy-dom';
import { beforeAll, describe, expect, test } from 'vitest';
import { dot } from '../../lib/graph/dot';
import { svg } from '../../lib/graph/svg';
import { plain } from '../../lib/report/plain';
import type { Fold } from '../../lib/graph/view';
import { anyName, foldedPictureOf, group, HOSTILE, pictureOf, SHOP } from './graphs';

let graphviz: Graphviz;
beforeAll(async () => {
  graphviz = await Graphviz.load();
});

const window = new Window();

function read(text: string): Document {
  const document = new window.DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}
const textsOf = (document: Document): readonly string[] =>
  [...document.querySelectorAll('text')].map((one) => one.textContent);

describe('dot', () => {
  test.each<Fold>(['none', 'group', 'namespace'])('Graphviz draws a picture folded by %s', (fold) => {
    expect(graphviz.layout(dot(foldedPictureOf(SHOP, fold)), 'svg', 'dot')).toContain('</svg>');
  });

  test('the width and the head of a line, not its colour alone, say what becomes of a connection', () => {
    const text = dot(pictureOf(SHOP));
    expect(text).toMatch(/n4 -> n0:p0 .*style=solid, penwidth=4, arrowhead=tee, label="fails: port"/);
    expect(text).toMatch(/n4 -> n0:d0 .*style=dashed, penwidth=1.5, arrowhead=normal/);
    expect(text).toMatch(/n4 -> n6 .*style=dotted, penwidth=1.5, arrowhead=onormal/);
    expect(text).toContain('subgraph cluster_legend');
  });
});

describe('svg', () => {
  test('has a title, a description, a legend and the text of every box', async () => {
    const document = read(await svg(pictureOf(SHOP)));
    expect(document.documentElement.getAttribute('aria-labelledby')).toBe('graph-title graph-summary');
    expect(document.querySelector('#graph-summary')?.textContent).toContain(
      '4 connections: 2 failing, 1 unknown, 1 working once pods are ready',
    );
    expect(textsOf(document)).toEqual(
      expect.arrayContaining([
        'web',
        'StatefulSet, 3 pods',
        'web-{0..2}.web.shop.svc.cluster.local',
        'fails: port',
        'works once pods are ready',
      ]),
    );
  });

  test('says in the title of a line who dials, in which state it works, and why it fails', async () => {
    const document = read(await svg(pictureOf(SHOP)));
    const titles = [...document.querySelectorAll('.fails > title')].map((one) => one.textContent);
    expect(titles[0]).toContain(
      'StatefulSet/shop/web main dials http://db.data:80; starting: fails, ready: fails, unready: fails; Service "db" is headless',
    );
  });

  test('has another colour on a dark page for each colour of the picture', async () => {
    const text = await svg(pictureOf(SHOP));
    const colours = new Set(
      [...text.slice(text.indexOf('</style>')).matchAll(/(?:fill|stroke)="(#\w+)"/g)].map(([, colour]) => colour),
    );
    for (const colour of colours) expect(text).toContain(`svg [fill="${colour}"]{fill:#`);
  });

  test('is the same each time', async () => {
    expect(await svg(pictureOf(SHOP))).toBe(await svg(pictureOf(SHOP)));
  });

  test.each(HOSTILE)('a Service called %j is text and nothing else', async (name) => {
    const text = await svg(pictureOf(group(name, name)));
    const document = read(text);
    expect(textsOf(document)).toContain(plain(name));
    expect(document.querySelectorAll('script, img, a, foreignObject')).toHaveLength(0);
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((attribute) => attribute.startsWith('on'))).toEqual([]);
  });

  test('Graphviz draws a picture whatever the names are', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, anyName, async (name, namespace) => {
        const document = read(await svg(pictureOf(group(name, namespace, { PEERS: `${name}.${namespace}:80` }))));
        expect(document.querySelectorAll('.node')).not.toHaveLength(0);
      }),
      { numRuns: 25 },
    );
  });
});
