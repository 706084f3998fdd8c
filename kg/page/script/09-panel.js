/* The right side: a summary, or the evidence of what is picked. */

let shown = { kind: "summary" };
const refreshPanel = () => showPanel(shown, { keep: true });
const filtered = (claims) => claims.filter((claim) => claimShown[claim]);
const hiddenNote = (all, some) => (all.length > some.length ? element("p", { class: "hint", text: `${count(all.length - some.length, "claim")} hidden by the filters.` }) : null);

function showPanel(next, { keep = false } = {}) {
  shown = next;
  const makers = { summary: summaryPanel, entity: entityPanel, line: linePanel, path: pathPanel, claim: claimPanel, text: textPanel };
  const top = $("panel").scrollTop;
  document.body.dataset.panel = next.kind;
  $("panel-body").replaceChildren(...makers[next.kind](next).filter(Boolean));
  if (next.kind === "text") scrollToMark();
  else $("panel").scrollTop = keep ? top : 0;
}
const backToSummary = () => element("a", { class: "back", href: "#", text: "← Summary" });

/* ---- summary ---- */

function bars(rows) {
  const most = Math.max(...rows.map((row) => row.number), 1);
  return element("ol", { class: "bars" }, ...rows.map(({ head, number, tail }) => {
    const bar = drawing("svg", { class: "bar", width: "100%", height: 4, "aria-hidden": "true" }, drawing("rect", { width: `${(100 * number) / most}%`, height: 4, rx: 2 }));
    return element("li", {}, element("div", { class: "bar-row" }, head, element("span", { class: "number", text: tail || number.toLocaleString("en") })), bar);
  }));
}
const section = (title, hint, ...children) => element("section", { class: "block" }, element("h3", { text: title }), hint ? element("p", { class: "hint", text: hint }) : null, ...children);

function mostConnected() {
  const found = ENTITIES.map((_, entity) => ({ entity, number: index.lines[entity].some(lineShown) ? neighbours(entity).length : 0 })).filter((row) => row.number);
  const top = found.sort((a, b) => b.number - a.number || byStrength(a.entity, b.entity)).slice(0, 7);
  return top.length && section("Most connected", null, bars(top.map(({ entity, number }) => ({ head: entityLink(entity), number, tail: count(number, "neighbour") }))));
}
function mostSaid() {
  const said = tally(CLAIMS.flatMap((row, claim) => {
    const last = claimShown[claim] && row[C.speakers].length ? row[C.speakers][row[C.speakers].length - 1] : null;
    return last ? [last[0] >= 0 ? last[0] : last[1]] : [];
  }));
  const top = [...said].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0]))).slice(0, 6);
  const head = (who) => (typeof who === "number" ? entityLink(who) : element("span", {}, `“${who}” `, element("span", { class: "hint", text: "not named" })));
  return top.length && section("Who speaks most", null, bars(top.map(([who, number]) => ({ head: head(who), number, tail: count(number, "claim") }))));
}
function factRow(claim, number) {
  const row = CLAIMS[claim], speaker = row[C.speakers][row[C.speakers].length - 1];
  return element("li", {}, element("a", { class: "fact", href: routeTo("claim", claim) }, lineIcon(row[C.standing], 28),
    element("span", { class: "words" }, subjectName(claim), element("span", { class: "relation", text: ` ${relationName(claim)} ` }), objectName(claim),
      element("span", { class: "hint", text: [speaker ? (speaker[0] >= 0 ? labelOf(speaker[0]) : speaker[1]) : null, number > 1 ? `${number} claims` : null].filter(Boolean).map((part) => ` · ${part}`).join("") }))));
}
function factList(title, hint, rows) {
  if (!rows.length) return null;
  const list = element("ul", { class: "fact-list" });
  const more = (from) => list.append(...rows.slice(from, from + 8).map(([claim, number]) => factRow(claim, number)));
  more(0);
  const next = rows.length > 8 && button(`All ${rows.length.toLocaleString("en")}`, (event) => { list.append(...rows.slice(8, 500).map(([claim, number]) => factRow(claim, number))); event.target.remove(); }, { class: "more" });
  return section(title, hint, list, next);
}
function openFacts(test) {
  return FACTS.map((row) => filtered(row[F.claims])).filter((claims) => claims.length && test(claims))
    .map((claims) => [claims.find((claim) => !CLAIMS[claim][C.asserted]) ?? claims[0], claims.length]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
function documentList() {
  const claims = tally(CLAIMS.map((row) => row[C.doc])), some = DOCUMENTS.slice(0, 200);
  const row = (entry, doc) => element("li", {}, element("a", { href: routeTo("text", doc, 0, 0), class: "document", text: documentName(doc) }),
    element("span", { class: "hint", text: [entry[D.source], formatDay(entry[D.published]), count(claims.get(doc) || 0, "claim"),
      DATA.silent[doc].length ? `${count(DATA.silent[doc].length / 2, "sentence")} without one` : null].filter(Boolean).join(" · ") }));
  return section(count(DOCUMENTS.length, "document"), null, element("ul", { class: "documents" }, ...some.map(row)),
    DOCUMENTS.length > some.length ? element("p", { class: "hint", text: `and ${(DOCUMENTS.length - some.length).toLocaleString("en")} more; find searches them all` }) : null);
}
function summaryPanel() {
  const unasserted = (claims) => claims.every((claim) => !CLAIMS[claim][C.asserted]);
  const disputed = FACTS.filter((row) => row[F.disputed] && filtered(row[F.claims]).length).map((row) => [row[F.claims][0], row[F.claims].length]);
  return [element("h2", { text: "Summary" }),
    element("p", { class: "lead", text: "Click an entity or a line to read the sentences behind it." }),
    mostConnected(), mostSaid(),
    factList("Disputed", "Somebody asserts what somebody else denies.", disputed),
    factList("Not facts", "Only possible, planned, wanted or denied.", openFacts(unasserted)),
    placesMap(), documentList()].filter(Boolean);
}

/* ---- an entity ---- */

function entityHead(entity) {
  const row = ENTITIES[entity], links = Object.entries(row[E.links]);
  const known = { geonames: (id) => `https://www.geonames.org/${encodeURIComponent(id)}`, wikidata: (id) => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}` };
  const link = ([name, id]) => [known[name] ? element("a", { href: known[name](id), rel: "noreferrer noopener", target: "_blank", text: `${name} ${id}` }) : `${name} ${id}`, " "];
  return [element("h2", { class: "entity-name" }, typeIcon(row[E.type], 22), row[E.label]),
    element("p", { class: "hint", text: [SHAPES[row[E.type]].label, count(row[E.mentions], "mention"), `in ${count(row[E.documents], "document")}`].join(" · ") }),
    facts([
      row[E.aliases].length ? ["Also", element("span", { text: row[E.aliases].filter((alias) => alias !== row[E.label]).join(", ") || "–" })] : null,
      row[E.partOf] >= 0 ? ["Part of", entityLink(row[E.partOf]), element("span", { class: "hint", text: " as its name tells" })] : null,
      index.parts[entity].length ? ["Parts", ...index.parts[entity].slice(0, 12).flatMap((part) => [entityLink(part), " "])] : null,
      row[E.lat] !== null ? ["At", element("span", { text: `${row[E.lat].toFixed(2)}, ${row[E.lon].toFixed(2)}` })] : null,
      links.length ? ["Links", ...links.flatMap(link)] : null,
    ])];
}
function entityTools(entity) {
  return element("div", { class: "actions" }, element("a", { class: "action", href: routeTo("near", entity, 1), text: "Neighbours" }), element("a", { class: "action", href: routeTo("near", entity, 2), text: "2 hops" }),
    button("Way to …", () => { setPathEnd("a", entity); setPathEnd("b", null); setTab("filters"); $("path-b").focus(); }, { class: "action" }));
}
function mentionsOf(entity) {
  return DATA.mentions.flatMap((flat, doc) => {
    const found = [];
    for (let i = 0; i < flat.length; i += 3) if (flat[i + 2] === entity) found.push([doc, flat[i], flat[i + 1]]);
    return found;
  });
}
function mentionList(entity) {
  const found = mentionsOf(entity);
  return [element("ul", { class: "mentions" }, ...found.slice(0, 200).map(([doc, start, end]) => element("li", {},
    element("a", { href: routeTo("text", doc, start, end) }, snippet(doc, start, end)), element("span", { class: "hint", text: documentName(doc) })))),
  found.length > 200 ? element("p", { class: "hint", text: `and ${(found.length - 200).toLocaleString("en")} more` }) : null].filter(Boolean);
}
function entityPanel(next) {
  const { entity } = next, all = index.claims[entity], claims = filtered(all), says = filtered(index.says[entity]);
  const literal = claims.filter((claim) => CLAIMS[claim][C.value] !== null), rest = claims.filter((claim) => CLAIMS[claim][C.value] === null);
  const part = next.part || (claims.length || !says.length ? "claims" : "says");
  const views = { claims: ["Claims", claims.length], says: ["Says", says.length], text: ["Mentions", ENTITIES[entity][E.mentions]] };
  const tabs = element("div", { class: "parts", role: "group", "aria-label": "Parts" }, ...Object.entries(views).map(([name, [label, number]]) =>
    button("", () => showPanel({ ...next, part: name }), { "aria-pressed": String(name === part) })));
  [...tabs.children].forEach((tab, i) => tab.append(Object.values(views)[i][0], element("span", { class: "number", text: Object.values(views)[i][1].toLocaleString("en") })));
  const bodies = {
    claims: () => [...(literal.length ? [element("h3", { text: "Roles and dates" }), cards(literal)] : []), ...cardsByStanding(rest), hiddenNote(all, claims),
      all.length ? null : element("p", { class: "hint", text: "No claim is about it; see where it stands in the text." })],
    says: () => [...cardsByStanding(says), says.length ? null : element("p", { class: "hint", text: "It is not quoted." })],
    text: () => mentionList(entity),
  };
  return [backToSummary(), ...entityHead(entity), entityTools(entity), tabs, ...bodies[part]()].filter(Boolean);
}

/* ---- a line, a claim, a way ---- */

const claimsBetween = (a, b) => index.lines[a].filter((line) => otherEnd(line, a) === b).flatMap((line) => LINES[line][L.claims]);
function linePanel({ a, b, standing }) {
  const all = claimsBetween(a, b), claims = filtered(all);
  return [backToSummary(), element("h2", { class: "pair" }, entityLink(a), element("span", { class: "hint", text: " and " }), entityLink(b)),
    element("p", { class: "hint", text: `${count(claims.length, "claim")} between them` }), ...cardsByStanding(claims, standing), hiddenNote(all, claims)];
}
function claimPanel({ claim }) {
  const others = FACTS[index.factOf[claim]][F.claims].filter((other) => other !== claim);
  return [backToSummary(), element("h2", { text: "One claim" }), cards([claim]),
    ...(others.length ? [element("h3", { text: "The same, said elsewhere" }), cards(others)] : [])];
}
function wayView(way) {
  const steps = way.slice(1).map((to, i) => {
    if (isGap(way[i], to)) return element("li", {}, gapView(way[i], to));
    const claims = filtered(claimsBetween(way[i], to)).sort((x, y) => CLAIMS[x][C.standing] - CLAIMS[y][C.standing] || x - y);
    const more = claims.length > 1 && element("a", { class: "quiet", href: routeTo("line", way[i], to), text: `${count(claims.length - 1, "more claim")} between ${labelOf(way[i])} and ${labelOf(to)}` });
    return element("li", {}, cards(claims.slice(0, 1)), more || "");
  });
  const sure = way.slice(1).every((to, i) => filtered(claimsBetween(way[i], to)).some((claim) => CLAIMS[claim][C.asserted]));
  return element("section", { class: "way" }, element("p", { class: "chain-line" }, ...way.flatMap((entity, i) => [i ? element("span", { class: "chain", text: " — " }) : null, entityLink(entity)])),
    sure || view.gap ? null : element("p", { class: "warn", text: "Not all of this way rests on facts: look at the dotted or crossed lines." }), element("ol", { class: "steps" }, ...steps));
}
function pathPanel({ a, b }) {
  const ways = view.ways, none = !ways.length || view.gap;
  return [backToSummary(), element("h2", { text: `How are ${labelOf(a)} and ${labelOf(b)} connected?` }),
    none ? element("p", { class: "warn", text: `By no claims that are shown${ways.length ? "; but a sentence names two of this way together" : ""}.` }) : null,
    ...ways.flatMap((way, i) => [element("h3", { text: i ? "Another way" : way.length === 2 ? "Directly" : `In ${way.length - 1} steps` }), wayView(way)])];
}
