/* A document's whole text: entities, sentences with claims, and the sentences that gave none, so that silence is visible. */

function textPanel({ doc, start, end }) {
  const row = DOCUMENTS[doc],
    text = TEXTS[doc];
  const claims = CLAIMS.map((_, i) => i).filter((claim) => CLAIMS[claim][C.doc] === doc && claimShown[claim]);
  const body = element("div", { class: "text", lang: "en" }, ...sentences(doc, claims, { start, end }));
  return [
    element("a", { class: "back", href: "#", text: "← Summary" }),
    element("h2", { text: documentName(doc) }),
    element("p", {
      class: "hint",
      text: [row[D.source], formatDay(row[D.published]), count(claims.length, "claim")].filter(Boolean).join(" · "),
    }),
    /^https?:\/\//.test(row[D.url] || "")
      ? element("p", {}, element("a", { href: row[D.url], rel: "noreferrer noopener", target: "_blank", text: "Original page" }))
      : null,
    element(
      "p",
      { class: "key" },
      element("span", { class: "has-claim", text: "with claims" }),
      element("span", { class: "silent", text: "several entities, no claim" }),
      element("mark", { class: "m-entity", text: "entity" }),
    ),
    body,
    text ? null : element("p", { class: "hint", text: "The document is empty." }),
  ];
}

/* The stretches of a text: sentences with claims and silent ones as the data tells them, the rest between. */
function stretches(doc, claims) {
  const found = new Map();
  for (const claim of claims) {
    const start = CLAIMS[claim][C.start];
    if (!found.has(start)) found.set(start, { start, end: CLAIMS[claim][C.end], claims: [] });
    found.get(start).claims.push(claim);
  }
  const silent = DATA.silent[doc];
  for (let i = 0; i < silent.length; i += 2)
    if (!found.has(silent[i])) found.set(silent[i], { start: silent[i], end: silent[i + 1], silent: true, claims: [] });
  const result = [];
  let at = 0;
  for (const part of [...found.values()].sort((a, b) => a.start - b.start)) {
    const start = Math.max(part.start, at);
    if (part.end <= start) {
      if (result.length) result[result.length - 1].claims.push(...part.claims);
      continue;
    }
    if (start > at) result.push({ start: at, end: start, claims: [] });
    result.push({ ...part, start });
    at = part.end;
  }
  if (at < TEXTS[doc].length) result.push({ start: at, end: TEXTS[doc].length, claims: [] });
  return result;
}
function sentences(doc, claims, target) {
  const flat = DATA.mentions[doc],
    spans = [];
  for (let i = 0; i < flat.length; i += 3)
    spans.push({
      start: flat[i],
      end: flat[i + 1],
      kind: "m-entity",
      title: `${labelOf(flat[i + 2])} (${SHAPES[typeOf(flat[i + 2])].label})`,
    });
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  if (target.end > target.start) spans.push({ start: target.start, end: target.end, kind: "m-target" });
  return stretches(doc, claims).map((part) => {
    const near = spansWithin(spans, part);
    const pieces = marked(TEXTS[doc], part.start, part.end, near);
    if (!part.claims.length)
      return part.silent
        ? element("span", { class: "silent", title: "Several entities, but no claim was found here" }, ...pieces)
        : element("span", {}, ...pieces);
    const dots = element(
      "span",
      { class: "dots" },
      ...part.claims.map((claim) =>
        element(
          "a",
          {
            href: routeTo("claim", claim),
            class: `dot is-${STYLES[CLAIMS[claim][C.standing]].name}`,
            title: `${STYLES[CLAIMS[claim][C.standing]].label}: ${subjectName(claim)} ${relationName(claim)} ${objectName(claim)}`,
            "aria-label": `Claim: ${subjectName(claim)} ${relationName(claim)} ${objectName(claim)}`,
          },
          lineIcon(CLAIMS[claim][C.standing], 18),
        ),
      ),
    );
    return element("span", { class: "has-claim" }, ...pieces, dots);
  });
}
function spansWithin(spans, part) {
  return spans.filter((span) => span.end > part.start && span.start < part.end);
}
function scrollToMark() {
  const target = $("panel-body").querySelector(".m-target");
  if (target) target.scrollIntoView({ block: "center" });
  else $("panel").scrollTop = 0;
}
