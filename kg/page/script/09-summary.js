/* The summary: what an analyst asks first of any text. */

function bars(rows) {
  const most = Math.max(...rows.map((row) => row.number), 1);
  return element(
    "ol",
    { class: "bars" },
    ...rows.map(({ head, number, tail }) => {
      const bar = drawing(
        "svg",
        { class: "bar", width: "100%", height: 4, "aria-hidden": "true" },
        drawing("rect", { width: `${(100 * number) / most}%`, height: 4, rx: 2 }),
      );
      return element(
        "li",
        {},
        element("div", { class: "bar-row" }, head, element("span", { class: "number", text: tail || number.toLocaleString("en") })),
        bar,
      );
    }),
  );
}
const section = (title, hint, ...children) =>
  element(
    "section",
    { class: "block" },
    element("h3", { text: title }),
    hint ? element("p", { class: "hint", text: hint }) : null,
    ...children,
  );

function mostConnected() {
  const found = ENTITIES.map((_, entity) => ({
    entity,
    number: index.lines[entity].some(lineShown) ? neighbours(entity).length : 0,
  })).filter((row) => row.number);
  const top = found.sort((a, b) => b.number - a.number || byStrength(a.entity, b.entity)).slice(0, 7);
  return (
    top.length &&
    section(
      "Most connected",
      null,
      bars(top.map(({ entity, number }) => ({ head: entityLink(entity), number, tail: count(number, "neighbour") }))),
    )
  );
}
function mostSaid() {
  const said = tally(
    CLAIMS.flatMap((row, claim) => {
      const last = claimShown[claim] && row[C.speakers].length ? row[C.speakers][row[C.speakers].length - 1] : null;
      return last ? [last[0] >= 0 ? last[0] : last[1]] : [];
    }),
  );
  const top = [...said].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0]))).slice(0, 6);
  const head = (who) =>
    typeof who === "number" ? entityLink(who) : element("span", {}, `“${who}” `, element("span", { class: "hint", text: "not named" }));
  return (
    top.length &&
    section("Who speaks most", null, bars(top.map(([who, number]) => ({ head: head(who), number, tail: count(number, "claim") }))))
  );
}
function factRow(claim, number) {
  const row = CLAIMS[claim],
    speaker = row[C.speakers][row[C.speakers].length - 1];
  return element(
    "li",
    {},
    element(
      "a",
      { class: "fact", href: routeTo("claim", claim) },
      lineIcon(row[C.standing], 28),
      element(
        "span",
        { class: "words" },
        subjectName(claim),
        element("span", { class: "relation", text: ` ${relationName(claim)} ` }),
        objectName(claim),
        element("span", {
          class: "hint",
          text: [speaker ? (speaker[0] >= 0 ? labelOf(speaker[0]) : speaker[1]) : null, number > 1 ? `${number} claims` : null]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join(""),
        }),
      ),
    ),
  );
}
function factList(title, hint, rows) {
  if (!rows.length) return null;
  const list = element("ul", { class: "fact-list" });
  const more = (from) => list.append(...rows.slice(from, from + 8).map(([claim, number]) => factRow(claim, number)));
  more(0);
  const next =
    rows.length > 8 &&
    button(
      `All ${rows.length.toLocaleString("en")}`,
      (event) => {
        list.append(...rows.slice(8, 500).map(([claim, number]) => factRow(claim, number)));
        event.target.remove();
      },
      { class: "more" },
    );
  return section(title, hint, list, next);
}
function openFacts(test) {
  return FACTS.map((row) => filtered(row[F.claims]))
    .filter((claims) => claims.length && test(claims))
    .map((claims) => [claims.find((claim) => !CLAIMS[claim][C.asserted]) ?? claims[0], claims.length])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
function documentList() {
  const claims = tally(CLAIMS.map((row) => row[C.doc])),
    some = DOCUMENTS.slice(0, 200);
  const row = (entry, doc) =>
    element(
      "li",
      {},
      element("a", { href: routeTo("text", doc, 0, 0), class: "document", text: documentName(doc) }),
      element("span", {
        class: "hint",
        text: [
          entry[D.source],
          formatDay(entry[D.published]),
          count(claims.get(doc) || 0, "claim"),
          DATA.silent[doc].length ? `${count(DATA.silent[doc].length / 2, "sentence")} without one` : null,
        ]
          .filter(Boolean)
          .join(" · "),
      }),
    );
  return section(
    count(DOCUMENTS.length, "document"),
    null,
    element("ul", { class: "documents" }, ...some.map(row)),
    DOCUMENTS.length > some.length
      ? element("p", { class: "hint", text: `and ${(DOCUMENTS.length - some.length).toLocaleString("en")} more; find searches them all` })
      : null,
  );
}
function summaryPanel() {
  const unasserted = (claims) => claims.every((claim) => !CLAIMS[claim][C.asserted]);
  const disputed = FACTS.filter((row) => row[F.disputed] && filtered(row[F.claims]).length).map((row) => [
    row[F.claims][0],
    row[F.claims].length,
  ]);
  return [
    element("h2", { text: "Summary" }),
    element("p", { class: "lead", text: "Click an entity or a line to read the sentences behind it." }),
    mostConnected(),
    mostSaid(),
    factList("Disputed", "Somebody asserts what somebody else denies.", disputed),
    factList("Not facts", "Only possible, planned, wanted or denied.", openFacts(unasserted)),
    placesMap(),
    documentList(),
  ].filter(Boolean);
}
