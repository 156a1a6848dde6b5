// Runs in the page of a picture: search, selection, filters, zoom. The page works offline and asks nobody anything.
const { nodes, edges } = JSON.parse(document.getElementById('graph-data').textContent);
const search = document.getElementById('search');
const hits = document.getElementById('hits');
const pane = document.getElementById('pane');
const svg = pane.querySelector('svg');
const rows = [...document.querySelectorAll('tbody tr')];
const filters = [...document.querySelectorAll('input[name=verdict]')];

/** The box that was chosen with a click or with Enter. */
let chosen;

/** Marks what is asked for, and dims the rest. */
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (text) => words.every((word) => text.includes(word));
  const shown = new Set(filters.filter((filter) => filter.checked).map((filter) => filter.value));
  const asked = words.length > 0 || chosen !== undefined;
  const found = new Set(
    nodes
      .filter(({ id, text }) => (chosen === undefined || chosen === id) && asked && matches(text))
      .map(({ id }) => id),
  );
  const drawn = edges.filter(({ verdict }) => verdict === undefined || shown.has(verdict));
  const touches = ({ from, to }) => found.has(from) || found.has(to);
  const active = asked ? drawn.filter((edge) => touches(edge) || (chosen === undefined && matches(edge.text))) : drawn;
  const activeEdges = new Set(active.map(({ id }) => id));
  const ends = new Set(active.flatMap(({ from, to }) => [from, to]));

  for (const { id } of nodes) mark(id, { hit: found.has(id), dim: asked && !found.has(id) && !ends.has(id) });
  for (const { id, verdict } of edges)
    mark(id, { dim: asked && !activeEdges.has(id), gone: verdict !== undefined && !shown.has(verdict) });
  for (const row of rows) row.hidden = !activeEdges.has(row.dataset.edge);
  const count = rows.filter((row) => !row.hidden).length;
  hits.textContent = asked
    ? `${plural(found.size, 'box', 'boxes')} and ${plural(count, 'connection', 'connections')} found`
    : '';
  return found;
}

function mark(id, classes) {
  const element = document.getElementById(id);
  for (const [name, on] of Object.entries(classes)) element.classList.toggle(name, on);
  if (element.hasAttribute('aria-pressed')) element.setAttribute('aria-pressed', String(id === chosen));
}

function plural(count, one, more) {
  return `${count} ${count === 1 ? one : more}`;
}

function choose(id) {
  chosen = chosen === id ? undefined : id;
  show();
}

search.addEventListener('input', () => {
  chosen = undefined;
  show();
});
search.addEventListener('keydown', ({ key }) => {
  if (key !== 'Enter') return;
  const [first] = show();
  document.getElementById(first)?.focus();
});
for (const filter of filters) filter.addEventListener('change', show);

for (const { id, label } of nodes) {
  const box = document.getElementById(id);
  box.setAttribute('tabindex', '0');
  box.setAttribute('role', 'button');
  box.setAttribute('aria-pressed', 'false');
  box.setAttribute('aria-label', label);
  box.addEventListener('click', () => choose(id));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose(id);
  });
  box.addEventListener('focus', () => box.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    chosen = undefined;
    search.value = '';
    show();
  } else if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === '/') {
    event.preventDefault();
    search.focus();
  } else if (event.key === '+' || event.key === '=') zoom(scale * STEP);
  else if (event.key === '-') zoom(scale / STEP);
  else if (event.key === '0') fit();
});

const STEP = 1.25;
const { width, height } = svg.viewBox.baseVal;
let scale = 1;

/** Draws the picture larger or smaller; the middle of what is seen stays in the middle. */
function zoom(wanted) {
  const before = scale;
  scale = Math.min(8, Math.max(0.05, wanted));
  const middle = [pane.scrollLeft + pane.clientWidth / 2, pane.scrollTop + pane.clientHeight / 2];
  svg.setAttribute('width', width * scale);
  svg.setAttribute('height', height * scale);
  pane.scrollTo(
    (middle[0] * scale) / before - pane.clientWidth / 2,
    (middle[1] * scale) / before - pane.clientHeight / 2,
  );
}

/** As large as the pane is wide, and never so small that nobody can read it. */
function fit() {
  zoom(Math.max(0.5, Math.min(1.25, pane.clientWidth / width)));
}

document.getElementById('larger').addEventListener('click', () => zoom(scale * STEP));
document.getElementById('smaller').addEventListener('click', () => zoom(scale / STEP));
document.getElementById('fit').addEventListener('click', fit);
pane.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(scale * (event.deltaY < 0 ? STEP : 1 / STEP));
  },
  { passive: false },
);
// Touch scrolls by itself.
pane.addEventListener('pointermove', ({ buttons, pointerType, movementX, movementY }) => {
  if (buttons === 1 && pointerType === 'mouse') pane.scrollBy(-movementX, -movementY);
});

fit();
pane.scrollTo(0, 0);
show();
