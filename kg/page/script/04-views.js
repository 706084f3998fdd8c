/* Which part is drawn, and where: the whole picture (positions from Python), a neighbourhood in rings, a way from left to right. */

const HOOD_LIMIT = 80;
const drawnPoint = new Map(DATA.picture.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
const drawnTies = () =>
  [...shownPoints.keys()].filter((i) => shownPoints.has(ENTITIES[i][E.partOf])).map((i) => [i, ENTITIES[i][E.partOf]]);
let view = { kind: "all" };
let shownPoints = new Map();
let shownLines = [];

const otherEnd = (line, entity) => (LINES[line][L.a] === entity ? LINES[line][L.b] : LINES[line][L.a]);
function neighbours(entity) {
  const found = new Map();
  for (const line of index.lines[entity]) {
    const other = otherEnd(line, entity);
    if (lineShown(line) && other !== entity) found.set(other, (found.get(other) || 0) + lineCount[line]);
  }
  return [...found.keys()].sort((a, b) => found.get(b) - found.get(a) || a - b);
}
const linesAmong = (points) => {
  const found = new Set();
  for (const entity of points.keys())
    for (const line of index.lines[entity]) {
      if (lineShown(line) && points.has(otherEnd(line, entity))) found.add(line);
    }
  return [...found].sort((a, b) => a - b);
};

function extent(points) {
  const xs = points.map((point) => point.x),
    ys = points.map((point) => point.y);
  const x = Math.min(...xs),
    y = Math.min(...ys);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}
/* Turn the picture on a tall canvas, then stretch it a little, so that it fills the canvas. */
function toCanvas(points) {
  if (points.size < 3) return points;
  const tall = canvas.clientHeight > canvas.clientWidth * 1.15;
  const turned = new Map([...points].map(([entity, { x, y }]) => [entity, tall ? { x: y, y: x } : { x, y }]));
  const box = extent([...turned.values()]);
  const ratio =
    Math.max(canvas.clientWidth - 130, 100) / Math.max(canvas.clientHeight - 140, 100) / (Math.max(box.w, 1) / Math.max(box.h, 1));
  const wider = Math.min(Math.max(ratio, 1), 1.9),
    higher = Math.min(Math.max(1 / ratio, 1), 1.9);
  return new Map([...turned].map(([entity, { x, y }]) => [entity, { x: Math.round(x * wider), y: Math.round(y * higher) }]));
}

function wholePicture() {
  const points = new Map();
  for (const [entity, point] of drawnPoint) {
    if (!typeShown(entity)) continue;
    const joined = index.lines[entity].some((line) => lineShown(line) && drawnPoint.has(otherEnd(line, entity)));
    const bare = !index.lines[entity].some((line) => drawnPoint.has(otherEnd(line, entity)));
    if (joined || (bare && wanted.alone)) points.set(entity, point);
  }
  return toCanvas(points);
}

/* Rings around one entity: the nearer ring holds its neighbours, the outer ring theirs, each behind the one it hangs on. */
function neighbourhood(centre, hops) {
  const rings = [[centre]],
    seen = new Set([centre]),
    parent = new Map();
  for (let hop = 1; hop <= hops; hop += 1) {
    const ring = [];
    for (const from of rings[hop - 1])
      for (const to of neighbours(from)) {
        if (seen.has(to) || seen.size >= HOOD_LIMIT) continue;
        seen.add(to);
        parent.set(to, from);
        ring.push(to);
      }
    rings.push(ring);
  }
  const points = new Map([[centre, { x: 0, y: 0 }]]),
    angle = new Map();
  let radius = 0;
  for (const ring of rings.slice(1)) {
    radius = Math.max(radius + 130, ring.length * 17);
    const order = ring
      .map((entity, i) => [angle.get(parent.get(entity)) ?? bearing(centre, entity, i, ring.length), i, entity])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const start = order.length ? order[0][0] : 0;
    order.forEach(([, , entity], i) => {
      const turn = start + (i * 2 * Math.PI) / order.length;
      angle.set(entity, turn);
      points.set(entity, { x: Math.round(Math.cos(turn) * radius * 1.35), y: Math.round(Math.sin(turn) * radius) });
    });
  }
  return toCanvas(points);
}
/* The direction of a neighbour in the whole picture, so that it is found again where it was. */
function bearing(centre, entity, i, number) {
  const from = drawnPoint.get(centre),
    to = drawnPoint.get(entity);
  return from && to ? Math.atan2(to.y - from.y, to.x - from.x) : (i * 2 * Math.PI) / number - Math.PI;
}

/* The surest short way between two: fewest lines first, then the better lines; `without` are not passed through; b itself in it bars the direct line. */
function surestWay(a, b, without) {
  const cost = (line) => 1 + LINES[line][L.standing] * 0.01 + 0.001 / lineCount[line];
  const best = new Map([[a, 0]]),
    came = new Map();
  let edge = [a];
  while (edge.length && !came.has(b)) {
    const next = new Set();
    for (const from of edge)
      for (const line of index.lines[from]) {
        const to = otherEnd(line, from);
        if (!lineShown(line) || to === from || (without.has(to) && (to !== b || from === a)) || (best.has(to) && !next.has(to))) continue;
        const whole = best.get(from) + cost(line);
        if (!best.has(to) || whole < best.get(to)) {
          best.set(to, whole);
          came.set(to, from);
          next.add(to);
        }
      }
    edge = [...next];
  }
  if (!came.has(b)) return null;
  const way = [b];
  while (way[0] !== a) way.unshift(came.get(way[0]));
  return way;
}
function waysBetween(a, b) {
  const ways = [],
    without = new Set();
  for (let i = 0; i < 3; i += 1) {
    const way = surestWay(a, b, without);
    if (!way || (ways.length && way.length > ways[0].length + 1)) break;
    ways.push(way);
    way.slice(1, way.length === 2 ? 2 : -1).forEach((entity) => without.add(entity));
  }
  return ways;
}
function pathPoints(ways) {
  const points = new Map(),
    steps = Math.max(...ways.map((way) => way.length - 1));
  ways.forEach((way, row) =>
    way.forEach((entity, i) => {
      if (points.has(entity)) return;
      const end = i === 0 || i === way.length - 1;
      const y = end ? 0 : (row - (ways.length - 1) / 2) * 150;
      points.set(entity, { x: Math.round(((i / (way.length - 1)) * steps - steps / 2) * 230), y });
    }),
  );
  return toCanvas(points);
}

function computeView() {
  if (view.kind === "near") shownPoints = neighbourhood(view.entity, view.hops);
  else if (view.kind === "path") {
    view.ways = waysBetween(view.a, view.b);
    view.gap = view.ways.length ? null : wayWithGap(view.a, view.b);
    if (view.gap) view.ways = [view.gap.way];
    shownPoints = view.ways.length
      ? pathPoints(view.ways)
      : new Map([
          [view.a, { x: -160, y: 0 }],
          [view.b, { x: 160, y: 0 }],
        ]);
  } else shownPoints = wholePicture();
  shownLines = linesAmong(shownPoints);
  if (view.kind === "path") {
    const steps = new Set(view.ways.flatMap((way) => way.slice(1).map((to, i) => [Math.min(way[i], to), Math.max(way[i], to)].join())));
    shownLines = shownLines.filter((line) => steps.has([LINES[line][L.a], LINES[line][L.b]].join()));
  }
}
