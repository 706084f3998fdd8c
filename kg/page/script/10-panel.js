/* The right side: a summary, or the evidence of what is picked. */

let shown = { kind: "summary" };
const refreshPanel = () => showPanel(shown, { keep: true });
const filtered = (claims) => claims.filter((claim) => claimShown[claim]);
const hiddenNote = (all, some) =>
  all.length > some.length
    ? element("p", { class: "hint", text: `${count(all.length - some.length, "claim")} hidden by the filters.` })
    : null;

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

/* ---- an entity ---- */

function entityHead(entity) {
  const row = ENTITIES[entity],
    links = Object.entries(row[E.links]);
  const known = {
    geonames: (id) => `https://www.geonames.org/${encodeURIComponent(id)}`,
    wikidata: (id) => `https://www.wikidata.org/wiki/${encodeURIComponent(id)}`,
  };
  const link = ([name, id]) => [
    known[name]
      ? element("a", { href: known[name](id), rel: "noreferrer noopener", target: "_blank", text: `${name} ${id}` })
      : `${name} ${id}`,
    " ",
  ];
  return [
    element("h2", { class: "entity-name" }, typeIcon(row[E.type], 22), row[E.label]),
    element("p", {
      class: "hint",
      text: [SHAPES[row[E.type]].label, count(row[E.mentions], "mention"), `in ${count(row[E.documents], "document")}`].join(" · "),
    }),
    facts([
      row[E.aliases].length
        ? ["Also", element("span", { text: row[E.aliases].filter((alias) => alias !== row[E.label]).join(", ") || "–" })]
        : null,
      row[E.partOf] >= 0 ? ["Part of", entityLink(row[E.partOf]), element("span", { class: "hint", text: " as its name tells" })] : null,
      index.parts[entity].length ? ["Parts", ...index.parts[entity].slice(0, 12).flatMap((part) => [entityLink(part), " "])] : null,
      row[E.lat] !== null ? ["At", element("span", { text: `${row[E.lat].toFixed(2)}, ${row[E.lon].toFixed(2)}` })] : null,
      links.length ? ["Links", ...links.flatMap(link)] : null,
    ]),
  ];
}
function entityTools(entity) {
  return element(
    "div",
    { class: "actions" },
    element("a", { class: "action", href: routeTo("near", entity, 1), text: "Neighbours" }),
    element("a", { class: "action", href: routeTo("near", entity, 2), text: "2 hops" }),
    button(
      "Way to …",
      () => {
        setPathEnd("a", entity);
        setPathEnd("b", null);
        setTab("filters");
        $("path-b").focus();
      },
      { class: "action" },
    ),
  );
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
  return [
    element(
      "ul",
      { class: "mentions" },
      ...found
        .slice(0, 200)
        .map(([doc, start, end]) =>
          element(
            "li",
            {},
            element("a", { href: routeTo("text", doc, start, end) }, snippet(doc, start, end)),
            element("span", { class: "hint", text: documentName(doc) }),
          ),
        ),
    ),
    found.length > 200 ? element("p", { class: "hint", text: `and ${(found.length - 200).toLocaleString("en")} more` }) : null,
  ].filter(Boolean);
}
function entityPanel(next) {
  const { entity } = next,
    all = index.claims[entity],
    claims = filtered(all),
    says = filtered(index.says[entity]);
  const literal = claims.filter((claim) => CLAIMS[claim][C.value] !== null),
    rest = claims.filter((claim) => CLAIMS[claim][C.value] === null);
  const part = next.part || (claims.length || !says.length ? "claims" : "says");
  const views = { claims: ["Claims", claims.length], says: ["Says", says.length], text: ["Mentions", ENTITIES[entity][E.mentions]] };
  const tabs = element(
    "div",
    { class: "parts", role: "group", "aria-label": "Parts" },
    ...Object.entries(views).map(([name, [label, number]]) =>
      button("", () => showPanel({ ...next, part: name }), { "aria-pressed": String(name === part) }),
    ),
  );
  [...tabs.children].forEach((tab, i) =>
    tab.append(Object.values(views)[i][0], element("span", { class: "number", text: Object.values(views)[i][1].toLocaleString("en") })),
  );
  const bodies = {
    claims: () => [
      ...(literal.length ? [element("h3", { text: "Roles and dates" }), cards(literal)] : []),
      ...cardsByStanding(rest),
      hiddenNote(all, claims),
      all.length ? null : element("p", { class: "hint", text: "No claim is about it; see where it stands in the text." }),
    ],
    says: () => [...cardsByStanding(says), says.length ? null : element("p", { class: "hint", text: "It is not quoted." })],
    text: () => mentionList(entity),
  };
  return [backToSummary(), ...entityHead(entity), entityTools(entity), tabs, ...bodies[part]()].filter(Boolean);
}

/* ---- a line, a claim, a way ---- */

const claimsBetween = (a, b) => index.lines[a].filter((line) => otherEnd(line, a) === b).flatMap((line) => LINES[line][L.claims]);
function linePanel({ a, b, standing }) {
  const all = claimsBetween(a, b),
    claims = filtered(all);
  return [
    backToSummary(),
    element("h2", { class: "pair" }, entityLink(a), element("span", { class: "hint", text: " and " }), entityLink(b)),
    element("p", { class: "hint", text: `${count(claims.length, "claim")} between them` }),
    ...cardsByStanding(claims, standing),
    hiddenNote(all, claims),
  ];
}
function claimPanel({ claim }) {
  const others = FACTS[index.factOf[claim]][F.claims].filter((other) => other !== claim);
  return [
    backToSummary(),
    element("h2", { text: "One claim" }),
    cards([claim]),
    ...(others.length ? [element("h3", { text: "The same, said elsewhere" }), cards(others)] : []),
  ];
}
function wayView(way) {
  const steps = way.slice(1).map((to, i) => {
    if (isGap(way[i], to)) return element("li", {}, gapView(way[i], to));
    const claims = filtered(claimsBetween(way[i], to)).sort((x, y) => CLAIMS[x][C.standing] - CLAIMS[y][C.standing] || x - y);
    const more =
      claims.length > 1 &&
      element("a", {
        class: "quiet",
        href: routeTo("line", way[i], to),
        text: `${count(claims.length - 1, "more claim")} between ${labelOf(way[i])} and ${labelOf(to)}`,
      });
    return element("li", {}, cards(claims.slice(0, 1)), more || "");
  });
  const sure = way.slice(1).every((to, i) => filtered(claimsBetween(way[i], to)).some((claim) => CLAIMS[claim][C.asserted]));
  return element(
    "section",
    { class: "way" },
    element(
      "p",
      { class: "chain-line" },
      ...way.flatMap((entity, i) => [i ? element("span", { class: "chain", text: " — " }) : null, entityLink(entity)]),
    ),
    sure || view.gap
      ? null
      : element("p", { class: "warn", text: "Not all of this way rests on facts: look at the dotted or crossed lines." }),
    element("ol", { class: "steps" }, ...steps),
  );
}
function pathPanel({ a, b }) {
  const ways = view.ways,
    none = !ways.length || view.gap;
  return [
    backToSummary(),
    element("h2", { text: `How are ${labelOf(a)} and ${labelOf(b)} connected?` }),
    none
      ? element("p", {
          class: "warn",
          text: `By no claims that are shown${ways.length ? "; but a sentence names two of this way together" : ""}.`,
        })
      : null,
    ...ways.flatMap((way, i) => [
      element("h3", { text: i ? "Another way" : way.length === 2 ? "Directly" : `In ${way.length - 1} steps` }),
      wayView(way),
    ]),
  ];
}
