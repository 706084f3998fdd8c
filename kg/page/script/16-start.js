/* What the mouse and the keys do, and the start. */

const near = () => (picked.node !== null ? picked.node : hoverNode);
function stepTo(dx, dy) {
  const from = near(),
    all = [...shownPoints.keys()].filter((entity) => network.body.nodes[entity]);
  if (from === null || !shownPoints.has(from)) {
    if (all.length) go(routeTo("entity", all.sort(byStrength)[0]));
    return;
  }
  const here = nodeOnScreen(from);
  const ways = all
    .filter((entity) => entity !== from)
    .map((entity) => {
      const there = nodeOnScreen(entity),
        along = (there.x - here.x) * dx + (there.y - here.y) * dy,
        across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      return [along > 4 ? along + 2.5 * across : Infinity, entity];
    })
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (ways.length && ways[0][0] < Infinity) go(routeTo("entity", ways[0][1]));
}
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
function canvasKey(event) {
  const arrows = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  if (arrows[event.key]) stepTo(...arrows[event.key]);
  else if (event.key === "Enter") {
    if (picked.node !== null) {
      setTab("panel");
      $("panel").focus();
    } else stepTo(0, 0);
  } else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}
function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const typing = event.target.matches("input:not([type=checkbox]), textarea");
  if (event.key === "Escape") {
    if (typing) event.target.blur();
    go("#");
  }
  if (typing) return;
  const keys = {
    "/": () => {
      setTab("filters");
      $("find").focus();
      $("find").select();
    },
    "?": () => $("help").showModal(),
    n: () => {
      if (near() !== null) go(routeTo("near", near(), view.kind === "near" && view.entity === near() && view.hops === 1 ? 2 : 1));
    },
    r: resetAll,
    t: () => $("theme").click(),
  };
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) {
    event.preventDefault();
    act();
  }
}

function tip(text, point) {
  $("tip").hidden = !text;
  if (!text) return;
  $("tip").textContent = text;
  $("tip").style.left = `${Math.min(point.x + 14, canvas.clientWidth - $("tip").offsetWidth - 8)}px`;
  $("tip").style.top =
    `${point.y + 18 + $("tip").offsetHeight > canvas.clientHeight ? point.y - $("tip").offsetHeight - 10 : point.y + 18}px`;
}
function lineTip(line) {
  const claim = LINES[line][L.claims].find((one) => claimShown[one]);
  const more = lineCount[line] > 1 ? `\n${count(lineCount[line], "claim")}` : "";
  return `${STYLES[LINES[line][L.standing]].label}: ${subjectName(claim)} ${relationName(claim)} ${objectName(claim)}${more}`;
}
function watchPicture() {
  network.on("click", ({ nodes, edges }) => {
    tip("");
    if (nodes.length) go(routeTo("entity", nodes[0]));
    else if (edges.length) go(routeTo("line", LINES[edges[0]][L.a], LINES[edges[0]][L.b], LINES[edges[0]][L.standing]));
    else if (view.kind === "all") go("#");
    network.unselectAll();
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) go(routeTo("near", nodes[0], 1));
  });
  network.on("hoverNode", ({ node, pointer }) => {
    hoverNode = node;
    canvas.style.cursor = "pointer";
    tip(
      `${labelOf(node)}\n${SHAPES[typeOf(node)].label}, ${count(index.claims[node].length, "claim")}${roleOf(node) && `\n${roleOf(node)}`}`,
      pointer.DOM,
    );
  });
  network.on("blurNode", () => {
    hoverNode = null;
    canvas.style.cursor = "";
    tip("");
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    hoverLine = edge;
    canvas.style.cursor = "pointer";
    tip(lineTip(edge), pointer.DOM);
  });
  network.on("blurEdge", () => {
    hoverLine = null;
    canvas.style.cursor = "";
    tip("");
  });
  network.on("dragStart", () => tip(""));
  let wide = canvas.clientWidth;
  new ResizeObserver(() => {
    tip("");
    if (canvas.clientWidth === wide) fit();
    else if (canvas.clientWidth) showView();
    wide = canvas.clientWidth;
  }).observe(canvas);
}
/* In a frame of a notebook an address of only # would lead to the notebook: such links are followed here. */
function followLink(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
}
function watchPage() {
  document.addEventListener("click", followLink);
  addEventListener("hashchange", route);
  document.addEventListener("keydown", pageKey);
  canvas.addEventListener("keydown", canvasKey);
  $("theme").addEventListener("click", () => {
    theme.chosen = !theme.dark;
    repaint();
  });
  theme.system.addEventListener("change", repaint);
  for (const [name, printing] of [
    ["beforeprint", true],
    ["afterprint", false],
  ])
    addEventListener(name, () => {
      theme.printing = printing;
      repaint();
    });
  $("save-csv").addEventListener("click", saveCsv);
  $("save-png").addEventListener("click", savePng);
  $("reset").addEventListener("click", resetAll);
  $("help-open").addEventListener("click", () => $("help").showModal());
  $("help-close").addEventListener("click", () => $("help").close());
  $("zoom-in").addEventListener("click", () => zoom(1.25));
  $("zoom-out").addEventListener("click", () => zoom(0.8));
  $("zoom-all").addEventListener("click", fit);
  $("focus-end").addEventListener("click", () => {
    view = { kind: "all" };
    shownPoints = new Map();
    go("#");
  });
  for (const hop of [1, 2]) $(`hop-${hop}`).addEventListener("click", () => go(routeTo("near", view.entity, hop)));
  document.querySelectorAll("#tabs button").forEach((tab) => tab.addEventListener("click", () => setTab(tab.dataset.tab)));
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    setTab("panel");
    $("panel").focus();
  });
}

theme.apply();
applyFilters();
buildFilters();
buildFind();
watchPage();
watchPicture();
repaint();
route();

/* For tests and for other programs that open the page: what is shown, and where; nothing here changes anything. */
window.kgPage = Object.freeze({
  view: () => ({ ...view }),
  nodes: () => [...shownPoints.keys()].map((entity) => ENTITIES[entity][E.id]),
  lines: () =>
    shownLines.map((line) => ({
      a: ENTITIES[LINES[line][L.a]][E.id],
      b: ENTITIES[LINES[line][L.b]][E.id],
      standing: STYLES[LINES[line][L.standing]].name,
      claims: lineCount[line],
      dashes: edgeData.get(line).dashes,
      asserted: LINES[line][L.claims].every((claim) => CLAIMS[claim][C.asserted]),
    })),
  nodePoint: (id) => {
    const { x, y, r } = nodeOnScreen(index.entityById.get(id)),
      box = canvas.getBoundingClientRect();
    return { x: box.x + x, y: box.y + y, r };
  },
  linePoint: (a, b, standing, t = 0.5) => {
    const ends = [index.entityById.get(a), index.entityById.get(b)];
    const line = shownLines.find(
      (one) => STYLES[LINES[one][L.standing]].name === standing && ends.includes(LINES[one][L.a]) && ends.includes(LINES[one][L.b]),
    );
    const at = pointOn(line, t),
      box = canvas.getBoundingClientRect();
    return { x: box.x + at.x, y: box.y + at.y };
  },
  names: () => namesDrawn.map((entity) => ENTITIES[entity][E.id]),
  csv,
});
