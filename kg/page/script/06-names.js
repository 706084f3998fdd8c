/* Names, marks and rings, drawn over the picture in the pixels of the screen; a name that finds no room waits until one zooms in. */

const wrapped = new Map();
let namesDrawn = [];
function wrap(label) {
  if (wrapped.has(label)) return wrapped.get(label);
  const words = label.split(/\s+/);
  let rows = [label];
  if (label.length > 18 && words.length > 1) {
    let best = 1;
    for (let i = 1; i < words.length; i += 1) {
      const longer = (cut) => Math.max(words.slice(0, cut).join(" ").length, words.slice(cut).join(" ").length);
      if (longer(i) < longer(best)) best = i;
    }
    rows = [words.slice(0, best).join(" "), words.slice(best).join(" ")];
  }
  rows = rows.map((row) => (row.length > 24 ? `${row.slice(0, 23).trimEnd()}…` : row));
  wrapped.set(label, rows);
  return rows;
}
function nodeOnScreen(entity) {
  const at = network.body.nodes[entity];
  const point = network.canvasToDOM({ x: at.x, y: at.y });
  return { x: point.x, y: point.y, r: (at.options.size + 3) * network.getScale() };
}
const crosses = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const shared = (a, b) =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

function halo(ctx, text, x, y, ground, ink) {
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
/* The role somebody holds, as written, below the name where there is room. */
function roleOf(entity) {
  const role = index.claims[entity].find(
    (claim) => CLAIMS[claim][C.asserted] && relationOf(claim).name === "holdsRole" && claimShown[claim],
  );
  return role === undefined ? "" : objectName(role);
}
function shortRole(entity) {
  const role = roleOf(entity);
  return role.length > 30 ? `${role.slice(0, 29).trimEnd()}…` : role;
}
function drawNames(ctx, taken, ground, ink) {
  const dimming = pickIsDrawn(),
    few = shownPoints.size <= 60;
  const rank = (entity) =>
    (entity === picked.node || entity === hoverNode ? 1e9 : 0) + (picked.node !== null && isNear(entity) ? 1e6 : 0) + strengthOf(entity);
  const order = [...shownPoints.keys()].filter((entity) => network.body.nodes[entity]).sort((a, b) => rank(b) - rank(a) || a - b);
  const spots = new Map(order.map((entity) => [entity, nodeOnScreen(entity)]));
  for (const { x, y, r } of spots.values()) taken.push({ x: x - r, y: y - r, w: 2 * r, h: 2 * r, node: true });
  const leading = order.length > 40 ? strengthOf(order[Math.floor(order.length / 14)]) : 0;
  const soft = theme.value("--soft"),
    weak = theme.value("--weak");
  namesDrawn = [];
  for (const entity of order) {
    const must = entity === picked.node || entity === hoverNode,
      at = spots.get(entity);
    if (at.x < 0 || at.y < 0 || at.x > canvas.clientWidth || at.y > canvas.clientHeight) continue;
    const lead = must || (leading > 0 && strengthOf(entity) > leading),
      size = lead ? NAME_SIZE + 1 : NAME_SIZE;
    ctx.font = `${must ? 700 : lead ? 650 : 450} ${size}px ${FONT}`;
    const { x, y, r } = at,
      role = few ? shortRole(entity) : "",
      rows = role ? [...wrap(labelOf(entity)), role] : wrap(labelOf(entity));
    const high = rows.length * (size + 2),
      wide = Math.max(...rows.map((row) => ctx.measureText(row).width));
    const boxes = [
      [x - wide / 2, y + r + 2],
      [x - wide / 2, y - r - high - 2],
      [x + r + 4, y - high / 2],
      [x - r - wide - 4, y - high / 2],
      [x + r, y + r / 2],
      [x - r - wide, y + r / 2],
      [x + r, y - high - r / 2],
      [x - r - wide, y - high - r / 2],
    ].map(([left, top]) => ({ x: Math.min(Math.max(left, 4), canvas.clientWidth - wide - 4), y: top, w: wide, h: high }));
    const loss = (box) => taken.reduce((sum, other) => sum + shared(box, other) * (other.node ? 2 : 1), 0);
    const free = boxes.find((box) => !taken.some((other) => crosses(box, other)));
    const box = free || (must ? boxes[0] : boxes.map((one) => [loss(one), one]).sort((a, b) => a[0] - b[0])[0][1]);
    const far = dimming && !isNear(entity) && !must;
    if (!free && !must && loss(box) > (far ? 0 : lead ? Infinity : few ? 0.3 : 0.06) * wide * high) continue;
    taken.push(box);
    namesDrawn.push(entity);
    ctx.globalAlpha = far ? 0.3 : 1;
    ctx.textAlign = "center";
    rows.forEach((row, i) => {
      const below = role && i === rows.length - 1;
      if (below) ctx.font = `400 11.5px ${FONT}`;
      halo(ctx, row, box.x + wide / 2, box.y + (i + 0.8) * (size + 2), ground, below ? soft : leading && !lead ? weak : ink);
    });
    ctx.globalAlpha = 1;
  }
}
function lineCaption(line) {
  const names = new Map();
  for (const claim of LINES[line][L.claims])
    if (claimShown[claim]) names.set(relationName(claim), (names.get(relationName(claim)) || 0) + 1);
  const order = [...names].sort((a, b) => b[1] - a[1]);
  const name = order[0][0].length > 28 ? `${order[0][0].slice(0, 27)}…` : order[0][0];
  return name + (order.length > 1 ? ` +${order.length - 1}` : "") + (lineCount[line] > order.length ? ` (${lineCount[line]})` : "");
}
const pointOn = (line, t) => {
  const edge = network.body.edges[line];
  return edge && edge.connected ? network.canvasToDOM(edge.edgeType.getPoint(t)) : null;
};
function captioned(line) {
  if (line === hoverLine || (hoverNode !== null && [LINES[line][L.a], LINES[line][L.b]].includes(hoverNode))) return true;
  if ((picked.node !== null || picked.pair) && pickIsDrawn()) return isPickedLine(line);
  return shownLines.length <= FEW_LINES;
}
function drawLineNames(ctx, taken, ground) {
  ctx.font = `italic 400 ${LINE_NAME_SIZE}px ${FONT}`;
  ctx.textAlign = "center";
  for (const line of shownLines.filter(captioned)) {
    const text = lineCaption(line),
      wide = ctx.measureText(text).width;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const at = pointOn(line, t);
      if (!at) break;
      const box = { x: at.x - wide / 2 - 2, y: at.y - 8 + (STYLES[LINES[line][L.standing]].mark ? 14 : 0), w: wide + 4, h: 15 };
      if (line !== hoverLine && taken.some((other) => crosses(box, other))) continue;
      taken.push(box);
      halo(ctx, text, at.x, box.y + 12, ground, theme.colour(STYLES[LINES[line][L.standing]]));
      break;
    }
  }
}
function drawCrosses(ctx, taken, ground) {
  for (const line of shownLines) {
    const style = STYLES[LINES[line][L.standing]],
      at = style.mark ? pointOn(line, 0.5) : null;
    if (!at) continue;
    const arm = Math.min(Math.max(5 * network.getScale(), 3), 5);
    taken.push({ x: at.x - arm, y: at.y - arm, w: 2 * arm, h: 2 * arm });
    ctx.globalAlpha = pickIsDrawn() && !isPickedLine(line) ? 0.15 : 1;
    for (const [width, colour] of [
      [arm + 1.5, ground],
      [arm / 2, theme.colour(style)],
    ]) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.beginPath();
      ctx.moveTo(at.x - arm, at.y - arm);
      ctx.lineTo(at.x + arm, at.y + arm);
      ctx.moveTo(at.x + arm, at.y - arm);
      ctx.lineTo(at.x - arm, at.y + arm);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }
}
/* A part and its whole, as their names tell, or two that are only named together: no claim, hence no line, but a hair. */
function drawTies(ctx) {
  ctx.save();
  ctx.strokeStyle = theme.value("--tie");
  ctx.lineWidth = 1 / Math.max(network.getScale(), 0.3);
  ctx.globalAlpha = (picked.node !== null || picked.pair) && pickIsDrawn() ? 0.4 : 1;
  for (const [part, whole] of [...drawnTies(), ...(view.gap ? [view.gap.gap] : [])]) {
    const a = network.body.nodes[part],
      b = network.body.nodes[whole];
    if (!a || !b) continue;
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
    ctx.stroke();
  }
  ctx.restore();
}
function drawRings(ctx, accent) {
  for (const [entity, width] of [
    [hoverNode, 1.5],
    [picked.node, 3],
  ]) {
    if (entity === null || !network.body.nodes[entity] || !shownPoints.has(entity)) continue;
    const { x, y, r } = nodeOnScreen(entity);
    ctx.strokeStyle = accent;
    ctx.lineWidth = width;
    ctx.beginPath();
    ctx.arc(x, y, r + 4, 0, 2 * Math.PI);
    ctx.stroke();
  }
}
network.on("beforeDrawing", drawTies);
network.on("afterDrawing", (ctx) => {
  const ground = theme.value("--ground"),
    taken = [],
    ratio = network.canvas.pixelRatio || 1;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawCrosses(ctx, taken, ground);
  drawRings(ctx, theme.value("--accent"));
  drawNames(ctx, taken, ground, theme.value("--ink"));
  drawLineNames(ctx, taken, ground);
  ctx.restore();
});
