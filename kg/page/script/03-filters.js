/* What the filters let through. A claim is shown if no filter hides it; a line, if one of its claims is shown. */

const hidden = { types: new Set(), standings: new Set(), groups: new Set(), sources: new Set() };
const wanted = { open: true, alone: true, from: "", to: "" };
const claimShown = new Uint8Array(CLAIMS.length);
const lineCount = new Int32Array(LINES.length);

const inRange = (day) => (!wanted.from || (day && day >= wanted.from)) && (!wanted.to || (day && day <= wanted.to));
const typeShown = (entity) => !hidden.types.has(typeOf(entity));
const lineShown = (line) => lineCount[line] > 0 && typeShown(LINES[line][L.a]) && typeShown(LINES[line][L.b]);

function applyFilters() {
  const docs = DOCUMENTS.map((row, doc) => !hidden.sources.has(sourceName(doc)) && inRange(row[D.published]));
  CLAIMS.forEach((row, i) => {
    claimShown[i] =
      docs[row[C.doc]] &&
      (wanted.open || row[C.asserted]) &&
      !hidden.standings.has(row[C.standing]) &&
      !hidden.groups.has(RELATIONS[row[C.relation]].group)
        ? 1
        : 0;
  });
  LINES.forEach((row, i) => {
    lineCount[i] = row[L.claims].reduce((sum, claim) => sum + claimShown[claim], 0);
  });
}
const filtersActive = () =>
  Object.values(hidden).some((set) => set.size) || !wanted.open || !wanted.alone || wanted.from !== "" || wanted.to !== "";

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

/* One row of a filter: a box to tick, a picture, a name, a count, and "only". */
function filterRow(set, key, { icon, label, number, hint }) {
  const box = element("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => {
    if (box.checked) set.delete(key);
    else set.add(key);
    refilter();
  });
  const only = button(
    "only",
    () => {
      const rows = [...row.parentElement.querySelectorAll("input")];
      const alone = box.checked && rows.every((other) => other === box || !other.checked);
      rows.forEach((other) => {
        if (other.checked !== (alone || other === box)) other.click();
      });
    },
    { class: "only", "aria-label": `Only ${label}` },
  );
  const row = element(
    "div",
    { class: "filter", "data-key": key, title: hint },
    element(
      "label",
      {},
      box,
      icon || "",
      element("span", { class: "name", text: label }),
      element("span", { class: "number", text: number.toLocaleString("en") }),
    ),
    only,
  );
  return row;
}
function fill(id, rows) {
  $(id).replaceChildren(...rows);
}

function buildFilters() {
  const standings = tally(CLAIMS.map((row) => row[C.standing]));
  fill(
    "line-styles",
    STYLES.map((style, i) =>
      filterRow(hidden.standings, i, { icon: lineIcon(i), label: style.label, number: standings.get(i) || 0, hint: style.hint }),
    ),
  );
  const types = tally(ENTITIES.map((row) => row[E.type]));
  fill(
    "types",
    Object.keys(SHAPES).map((type) =>
      filterRow(hidden.types, type, { icon: typeIcon(type), label: SHAPES[type].label, number: types.get(type) || 0 }),
    ),
  );
  const groups = tally(CLAIMS.map((row) => RELATIONS[row[C.relation]].group));
  const names = (group) =>
    RELATIONS.filter((relation) => relation.group === group)
      .map((relation) => relation.label)
      .join(", ");
  fill(
    "groups",
    [...groups]
      .sort((a, b) => b[1] - a[1])
      .map(([group, number]) => filterRow(hidden.groups, group, { label: group, number, hint: names(group) })),
  );
  const sources = tally(CLAIMS.map((row) => sourceName(row[C.doc])));
  fill(
    "sources",
    [...sources].sort((a, b) => b[1] - a[1]).map(([source, number]) => filterRow(hidden.sources, source, { label: source, number })),
  );
  const days = DOCUMENTS.map((row) => row[D.published])
    .filter(Boolean)
    .sort();
  for (const id of ["from", "to"]) {
    $(id).min = days[0] || "";
    $(id).max = days[days.length - 1] || "";
    $(id).addEventListener("change", () => {
      wanted[id] = $(id).value;
      refilter();
    });
  }
  $("dates").hidden = days.length === 0;
  $("open-claims").addEventListener("change", (event) => {
    wanted.open = event.target.checked;
    refilter();
  });
  $("alone").addEventListener("change", (event) => {
    wanted.alone = event.target.checked;
    refilter();
  });
}

/* The pictures in the rows follow the theme. */
function repaintFilters() {
  document.querySelectorAll("#line-styles .filter").forEach((row, i) => row.querySelector("svg").replaceWith(lineIcon(i)));
  document.querySelectorAll("#types .filter").forEach((row) => row.querySelector("svg").replaceWith(typeIcon(row.dataset.key)));
}

function resetFilters() {
  Object.values(hidden).forEach((set) => set.clear());
  Object.assign(wanted, { open: true, alone: true, from: "", to: "" });
  document.querySelectorAll("#filters input[type=checkbox]").forEach((box) => {
    box.checked = true;
  });
  for (const id of ["from", "to", "find", "path-a", "path-b"]) $(id).value = "";
}

function refilter() {
  applyFilters();
  showView();
  refreshPanel();
}
