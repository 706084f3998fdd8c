/* Addresses: what stands after # says what is picked, so back, forward and links work. */

const enc = encodeURIComponent;
function routeTo(kind, ...args) {
  if (kind === "entity") return `#${enc(ENTITIES[args[0]][E.id])}`;
  if (kind === "claim") return `#${enc(CLAIMS[args[0]][C.id])}`;
  if (kind === "near") return `#near/${args[1]}/${enc(ENTITIES[args[0]][E.id])}`;
  if (kind === "text") return `#text/${enc(DOCUMENTS[args[0]][D.id])}/${args[1]}/${args[2]}`;
  const ids = args.slice(0, 2).map((entity) => enc(ENTITIES[entity][E.id]));
  return `#${kind}/${ids.join("/")}${args[2] !== undefined ? `/${args[2]}` : ""}`;
}
function readRoute() {
  const parts = location.hash
    .slice(1)
    .split("/")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  const entity = (id) => index.entityById.get(id);
  if (parts.length === 1) {
    if (entity(parts[0]) !== undefined) return { kind: "entity", entity: entity(parts[0]) };
    if (index.claimById.has(parts[0])) return { kind: "claim", claim: index.claimById.get(parts[0]) };
  } else if (parts[0] === "near" && entity(parts[2]) !== undefined)
    return { kind: "near", entity: entity(parts[2]), hops: parts[1] === "2" ? 2 : 1 };
  else if (["line", "path"].includes(parts[0]) && entity(parts[1]) !== undefined && entity(parts[2]) !== undefined) {
    return { kind: parts[0], a: entity(parts[1]), b: entity(parts[2]), standing: parts[3] === undefined ? undefined : Number(parts[3]) };
  } else if (parts[0] === "text") {
    const doc = DOCUMENTS.findIndex((row) => row[D.id] === parts[1]);
    if (doc >= 0) return { kind: "text", doc, start: Number(parts[2]) || 0, end: Number(parts[3]) || 0 };
  }
  return { kind: "summary" };
}
const go = (hash) => {
  if ((location.hash || "#") === hash) route();
  else location.hash = hash;
};

const sameView = (a, b) => a.kind === b.kind && a.entity === b.entity && a.hops === b.hops && a.a === b.a && a.b === b.b;
/* Where a pick belongs: an entity that is not drawn brings its neighbourhood; a focus stays while one looks around in it. */
function viewFor(next) {
  if (next.kind === "near") return { kind: "near", entity: next.entity, hops: next.hops };
  if (next.kind === "path") return { kind: "path", a: next.a, b: next.b };
  const needed =
    next.kind === "entity"
      ? [next.entity]
      : next.kind === "line"
        ? [next.a, next.b]
        : next.kind === "claim"
          ? [CLAIMS[next.claim][C.subject], CLAIMS[next.claim][C.object]].filter((entity) => entity >= 0)
          : [];
  if (needed.every((entity) => shownPoints.has(entity)) && view.kind !== "all" && next.kind !== "summary") return view;
  const away = needed.find((entity) => !drawnPoint.has(entity));
  return away === undefined ? { kind: "all" } : { kind: "near", entity: away, hops: 1 };
}
function route() {
  const next = readRoute(),
    wantedView = viewFor(next);
  picked.node = ["entity", "near"].includes(next.kind) ? next.entity : null;
  picked.pair = next.kind === "line" ? [next.a, next.b] : null;
  if (next.kind === "claim") {
    const ends = [CLAIMS[next.claim][C.subject], CLAIMS[next.claim][C.object]];
    if (ends.every((end) => end >= 0)) picked.pair = ends;
    else picked.node = ends.find((end) => end >= 0) ?? null;
  }
  if (next.kind === "path") {
    setPathEnd("a", next.a);
    setPathEnd("b", next.b);
  }
  if (sameView(view, wantedView) && shownPoints.size) paint();
  else {
    view = wantedView;
    showView();
  }
  showPanel(next.kind === "near" ? { kind: "entity", entity: next.entity } : next);
  setTab(next.kind === "summary" ? "graph" : "panel");
  bringIntoSight();
  describePick(next);
}
function bringIntoSight() {
  if (Math.min(canvas.clientWidth, canvas.clientHeight) < 420) fit();
  const entity = picked.node;
  if (entity === null || !network.body.nodes[entity]) return;
  const { x, y } = nodeOnScreen(entity);
  if (x < 30 || y < 30 || x > canvas.clientWidth - 30 || y > canvas.clientHeight - 30)
    network.moveTo({ position: network.getPosition(entity), animation: false });
}
function describePick(next) {
  if (next.kind === "entity" || next.kind === "near")
    announce(`${labelOf(next.entity)}, ${count(filtered(index.claims[next.entity]).length, "claim")}`);
  else if (next.kind === "line")
    announce(`${labelOf(next.a)} and ${labelOf(next.b)}, ${count(filtered(claimsBetween(next.a, next.b)).length, "claim")}`);
}
function describeView() {
  const near = view.kind === "near",
    claims = shownLines.reduce((sum, line) => sum + lineCount[line], 0);
  $("focus").hidden = view.kind === "all";
  $("hops").hidden = !near;
  $("focus-text").textContent = near
    ? `Around ${labelOf(view.entity)}`
    : view.kind === "path"
      ? `${labelOf(view.a)} to ${labelOf(view.b)}`
      : "";
  for (const hop of [1, 2]) $(`hop-${hop}`).setAttribute("aria-pressed", String(near && view.hops === hop));
  const part = view.kind === "all" && drawnPoint.size < ENTITIES.length;
  const drawn = part
    ? `${shownPoints.size.toLocaleString("en")} of ${count(ENTITIES.length, "entity", "entities")}`
    : count(shownPoints.size, "entity", "entities");
  $("shown").textContent = `${drawn}, ${count(shownLines.length, "line")}, ${count(claims, "claim")}${part ? "; find searches all" : ""}`;
  $("reset").classList.toggle("active", filtersActive() || view.kind !== "all");
}
function setTab(name) {
  document.body.dataset.tab = name;
  document.querySelectorAll("#tabs button").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.tab === name)));
}
function resetAll() {
  resetFilters();
  setPathEnd("a", null);
  setPathEnd("b", null);
  applyFilters();
  view = { kind: "all" };
  shownPoints = new Map();
  if (location.hash.length > 1) go("#");
  else route();
  announce("Everything is shown again");
}
function repaint() {
  theme.apply();
  repaintFilters();
  fill(
    "help-lines",
    STYLES.map((style, i) => element("p", {}, lineIcon(i), element("strong", { text: style.label }), ` ${style.hint}`)),
  );
  paint();
  refreshPanel();
}
