import { createHash } from 'node:crypto';
import { DNS_STATES, type Moment } from '../discovery/endpoint';
import { summaryOf, type Dialled, type Graph, type GraphEdge, type Verdict } from './graph';
import { legendOf } from './legend';
import { SELECTS_LOOK, VERDICT_LOOK, type LineLook } from './look';
import { svg } from './svg';
import { lineSample, SAMPLE_HEIGHT, SAMPLE_WIDTH } from './svg-legend';
import { VERDICTS } from './verdict';
import { escapedXml } from './xml';

/** What makes a page of a picture: one script and one style sheet, both written into it. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** The picture as a page that needs nothing else: with a search field, filters, and a table of the connections. */
export async function html(graph: Graph, { script, style }: PageParts): Promise<string> {
  const picture = await svg(graph, { legend: false });
  // Only this one script runs, whatever a name in the page may look like, and nothing is ever fetched.
  const hash = createHash('sha256').update(script).digest('base64');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<link rel="icon" href="data:,">
<title>Who dials whom</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>Who dials whom</h1>
<p>${escapedXml(summaryOf(graph))}</p>
<div class="tools">
<label for="search">Search</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="name, port, address, reason" aria-controls="pane connections" aria-keyshortcuts="/">
<output id="hits" for="search"></output>
<span>
<button id="larger" type="button" aria-label="larger">+</button>
<button id="smaller" type="button" aria-label="smaller">−</button>
<button id="fit" type="button">fit</button>
</span>
</div>
${filters(graph)}
<p>Click a box, or press Enter on it, to see its connections alone; Escape shows all. / goes to the search field, + and − zoom, 0 fits.</p>
</header>
<main>
<section id="pane" tabindex="0" aria-label="the picture; the table below has the same connections as text">
${picture.replace('role="img"', 'role="group"')}</section>
<section class="wide">
<h2>Connections</h2>
${table(graph)}
</section>
</main>
<script type="application/json" id="graph-data">${data(graph)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** The legend, whose lines can be switched off. */
function filters(graph: Graph): string {
  const looks = legendOf(graph);
  const verdicts = VERDICTS.filter((verdict) => looks.includes(VERDICT_LOOK[verdict])).map(
    (verdict) =>
      `<label><input type="checkbox" name="verdict" value="${verdict}" checked>${sample(VERDICT_LOOK[verdict])}</label>`,
  );
  const selects = looks.includes(SELECTS_LOOK) ? [`<span>${sample(SELECTS_LOOK)}</span>`] : [];
  return `<fieldset>\n<legend>Lines</legend>\n${[...verdicts, ...selects].join('\n')}\n</fieldset>`;
}

function sample(look: LineLook): string {
  return `<svg width="${SAMPLE_WIDTH}" height="${SAMPLE_HEIGHT}" aria-hidden="true">${lineSample(look, SAMPLE_HEIGHT / 2)}</svg>${escapedXml(look.means)}`;
}

/** Every connection as text, the worst first. */
function table(graph: Graph): string {
  const live = graph.edges.some(({ dialled }) => dialled.some(({ verdict }) => verdict.now !== undefined));
  const moments: readonly Moment[] = live ? [...DNS_STATES, 'now'] : DNS_STATES;
  const head = ['from', 'dials', 'reaches', ...moments, 'why'].map((title) => `<th scope="col">${title}</th>`).join('');
  const rows = VERDICTS.flatMap((verdict) =>
    graph.edges
      .filter((edge) => edge.verdict === verdict)
      .flatMap(({ id, dialled }) => dialled.map((one) => row(id, verdict, one, moments))),
  );
  return `<table id="connections">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function row(
  edge: string,
  sort: Verdict,
  { from, phase, address, reaches, verdict, reason }: Dialled,
  moments: readonly Moment[],
): string {
  const cells = [phase === 'running' ? from : `${from} (${phase})`, address, reaches].map(
    (text) => `<td>${escapedXml(text)}</td>`,
  );
  const states = moments.map((moment) => `<td class="state">${verdict[moment] ?? ''}</td>`);
  return `<tr class="${sort}" data-edge="${edge}">${[...cells, ...states, `<td>${escapedXml(reason ?? '')}</td>`].join('')}</tr>`;
}

/** What the script of the page looks through. No text in it can end the element that holds it. */
function data({ nodes, edges }: Graph): string {
  const searched = {
    nodes: nodes.map(({ id, namespace = '', title, about, names, ports }) => ({
      id,
      label: `${title}, ${about}`,
      text: [namespace, title, about, ...names, ...ports].join(' ').toLowerCase(),
    })),
    edges: edges.map(({ id, from, to, verdict, dialled }) => ({ id, from, to, verdict, text: textOf(dialled) })),
  };
  return JSON.stringify(searched).replace(/</g, '\\u003c');
}

function textOf(dialled: GraphEdge['dialled']): string {
  return dialled
    .flatMap(({ from, address, reaches, reason = '' }) => [from, address, reaches, reason])
    .join(' ')
    .toLowerCase();
}
