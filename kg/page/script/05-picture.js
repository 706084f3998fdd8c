/* The picture: vis-network draws nodes and lines; names are drawn here, at one size at every zoom, where there is room. */

const canvas = $("canvas");
const FONT = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const NAME_SIZE = 12.5,
  LINE_NAME_SIZE = 11.5,
  FEW_LINES = 50;
const nodeData = new vis.DataSet(),
  edgeData = new vis.DataSet();
const network = new vis.Network(canvas, { nodes: nodeData, edges: edgeData }, DATA.picture.options);
const picked = { node: null, pair: null };
let hoverNode = null,
  hoverLine = null;

/* The items that Python drew come from pyvis; those that come in by find, neighbourhood or way are made alike. */
const madeNodes = new Map(DATA.picture.nodes.map((node) => [node.id, node]));
const madeEdges = new Map(DATA.picture.edges.map((edge) => [edge.id, edge]));

function nodeItem(entity, point, dim) {
  const look = SHAPES[typeOf(entity)],
    colour = theme.colour(look),
    ground = theme.value("--ground");
  const made = madeNodes.get(entity);
  const size = made ? made.size : Math.min(8 + Math.round(2.5 * Math.sqrt(strengthOf(entity))), 26);
  const fill = look.hollow ? ground : colour;
  const paint = { background: fill, border: colour };
  return {
    id: entity,
    x: point.x,
    y: point.y,
    shape: look.shape,
    size,
    borderWidth: look.hollow ? 2.5 : 1,
    opacity: dim ? 0.18 : 1,
    color: { ...paint, highlight: paint, hover: paint },
  };
}
function edgeItem(line, bend, dim) {
  const row = LINES[line],
    style = STYLES[row[L.standing]],
    colour = theme.colour(style),
    made = madeEdges.get(line);
  const arrow = (bit) => ({ enabled: Boolean(row[L.arrows] & bit), scaleFactor: 0.62 });
  const width = Math.min(2 + 0.8 * Math.log2(lineCount[line]), 6);
  const dashes = made ? made.dashes : style.dashes.length ? style.dashes : false;
  return {
    id: line,
    from: row[L.a],
    to: row[L.b],
    width,
    dashes,
    arrows: { to: arrow(1), from: arrow(2) },
    color: { color: colour, highlight: colour, hover: colour, opacity: dim ? 0.1 : 0.85 },
    smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false },
  };
}
/* Lines between the same two entities are fanned out. */
function bends() {
  const pairs = new Map(),
    bend = new Map();
  for (const line of shownLines) {
    const key = `${LINES[line][L.a]},${LINES[line][L.b]}`;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(line);
  }
  for (const lines of pairs.values())
    lines.forEach((line, i) => bend.set(line, (i - (lines.length - 1) / 2) * (lines.length > 3 ? 0.2 : 0.26)));
  return bend;
}
function isNear(entity) {
  if (picked.node !== null)
    return entity === picked.node || index.lines[entity].some((line) => otherEnd(line, entity) === picked.node && lineShown(line));
  if (picked.pair) return picked.pair.includes(entity);
  return true;
}
function isPickedLine(line) {
  const row = LINES[line];
  if (picked.node !== null) return row[L.a] === picked.node || row[L.b] === picked.node;
  return !picked.pair || (picked.pair.includes(row[L.a]) && picked.pair.includes(row[L.b]));
}
/* What is picked may not be drawn (another filter, another view): then nothing is dimmed; nor around the centre of a neighbourhood. */
const pickIsDrawn = () =>
  view.kind === "near" && picked.node === view.entity
    ? false
    : picked.node !== null
      ? shownPoints.has(picked.node)
      : !picked.pair || picked.pair.every((entity) => shownPoints.has(entity));

function sync(data, items) {
  const keep = new Set(items.map((item) => item.id));
  data.remove(data.getIds().filter((id) => !keep.has(id)));
  data.update(items);
}
function paint() {
  const dimming = pickIsDrawn(),
    bend = bends();
  const moved = nodeData.length ? network.getPositions() : {};
  const point = (entity) => (view.moved && moved[entity]) || shownPoints.get(entity);
  sync(
    nodeData,
    [...shownPoints.keys()].map((entity) => nodeItem(entity, point(entity), dimming && !isNear(entity))),
  );
  sync(
    edgeData,
    shownLines.map((line) => edgeItem(line, bend.get(line), dimming && !isPickedLine(line))),
  );
  network.redraw();
}
function showView() {
  computeView();
  paint();
  fit();
  describeView();
}
/* Fit what is drawn into the canvas, with room for names at its rim, which keep their size. */
function fit() {
  const wide = canvas.clientWidth,
    high = canvas.clientHeight;
  if (!wide || !shownPoints.size) return;
  const small = Math.min(wide, high) < 420 && (picked.node !== null || picked.pair) && pickIsDrawn();
  const box = extent([...shownPoints].filter(([entity]) => !small || isNear(entity)).map((pair) => pair[1]));
  const scale = Math.min((wide - 130) / Math.max(box.w, 1), (high - 140) / Math.max(box.h, 1), 1.25);
  network.moveTo({ position: { x: box.x + box.w / 2, y: box.y + box.h / 2 + 12 / scale }, scale: Math.max(scale, 0.05), animation: false });
}
