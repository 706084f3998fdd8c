/* Evidence: a claim in words, its sentence with its parts marked, who said it, how surely, where, and by which rule it was found. */

const MODALITIES = {
  intention: "intention",
  deontic: "should or must",
  conditional: "conditional",
  question: "asked",
  ability: "ability",
  hypothetical: "hypothetical",
};
const CERTAINTIES = { certain: "certain", probable: "probable", possible: "possible", unknown: "certainty unknown" };
const PAGE_OF_CARDS = 25;

/* Cut text[from, to) at the borders of all spans; each piece gets the classes and titles of the spans over it. */
function marked(text, from, to, spans) {
  const inside = spans.filter((span) => span.end > from && span.start < to && span.end > span.start);
  const cuts = [...new Set([from, to, ...inside.flatMap((span) => [Math.max(span.start, from), Math.min(span.end, to)])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, i) => {
    const over = inside.filter((span) => span.start <= start && span.end >= cuts[i + 1]);
    const piece = text.slice(start, cuts[i + 1]);
    if (!over.length) return document.createTextNode(piece);
    const title = [...new Set(over.map((span) => span.title).filter(Boolean))].join(" · ");
    return element("mark", { class: over.map((span) => span.kind).join(" "), title: title || null, text: piece });
  });
}
function phraseSpan(claim) {
  const row = CLAIMS[claim],
    sentence = sentenceOf(claim).toLowerCase(),
    phrase = row[C.phrase].toLowerCase();
  if (!phrase) return [];
  const middle = row[C.subjectStart] >= 0 ? (row[C.subjectEnd] + row[C.objectStart]) / 2 : row[C.objectStart];
  let best = null;
  for (let at = sentence.indexOf(phrase); at >= 0; at = sentence.indexOf(phrase, at + 1)) {
    const start = row[C.start] + at,
      off = Math.abs(start + phrase.length / 2 - middle);
    if (!best || off < best.off) best = { off, start, end: start + phrase.length };
  }
  return best ? [{ start: best.start, end: best.end, kind: "m-relation", title: `relation: ${relationOf(claim).label}` }] : [];
}
function spansOf(claim) {
  const row = CLAIMS[claim];
  const spans = [
    ...phraseSpan(claim),
    ...row[C.cues].map(([kind, start, end]) => ({ start, end, kind: `m-cue m-${kind}`, title: `cue: ${kind}` })),
  ];
  if (row[C.subjectStart] >= 0)
    spans.push({ start: row[C.subjectStart], end: row[C.subjectEnd], kind: "m-subject", title: `subject: ${subjectName(claim)}` });
  spans.push({ start: row[C.objectStart], end: row[C.objectEnd], kind: "m-object", title: `object: ${objectName(claim)}` });
  if (row[C.time]) spans.push({ start: row[C.time][2], end: row[C.time][3], kind: "m-time", title: "time" });
  return spans;
}

function claimInWords(claim) {
  const row = CLAIMS[claim];
  const end = (entity, name) => (entity >= 0 ? entityLink(entity, name) : element("span", { class: "literal", text: name }));
  return element(
    "p",
    { class: "claim" },
    end(row[C.subject], subjectName(claim)),
    " ",
    element("span", { class: "relation", text: relationName(claim), title: relationOf(claim).comment }),
    " ",
    end(row[C.object], objectName(claim)),
  );
}
function badge(claim) {
  const style = STYLES[CLAIMS[claim][C.standing]];
  return element("span", { class: `badge is-${style.name}`, title: style.hint }, lineIcon(CLAIMS[claim][C.standing], 30), style.label);
}
function attributes(claim) {
  const row = CLAIMS[claim];
  return [
    CERTAINTIES[row[C.certainty]] || row[C.certainty],
    row[C.polarity] === "negative" ? "negative" : null,
    row[C.modality] ? MODALITIES[row[C.modality]] : null,
    row[C.tense],
  ]
    .filter(Boolean)
    .join(" · ");
}
function speakerChain(claim) {
  const chain = CLAIMS[claim][C.speakers];
  if (!chain.length) return [element("span", { text: "the author" })];
  return chain.flatMap(([entity, text], i) => [
    i ? element("span", { class: "chain", text: " › ", title: "according to" }) : null,
    entity >= 0 ? entityLink(entity) : element("span", {}, `“${text}” `, element("span", { class: "hint", text: "not named" })),
  ]);
}
/* How many, in the words of the text and, where these leave a range open, in numbers: “dozens” (24 or more). */
function countInWords(claim, [start, end, low, high]) {
  const said = textOf(claim).slice(start, end),
    number = (value) => value.toLocaleString("en");
  const bounds =
    low === null ? `at most ${number(high)}` : high === null ? `${number(low)} or more` : low === high ? number(low) : `${number(low)} to ${number(high)}`;
  return said === bounds ? said : `“${said}” (${bounds})`;
}
function formatDay(day) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day || "");
  const months = "January February March April May June July August September October November December".split(" ");
  return parts ? `${Number(parts[3])} ${months[Number(parts[2]) - 1] || parts[2]} ${parts[1]}` : day || "";
}
function facts(rows) {
  return element(
    "dl",
    { class: "facts" },
    ...rows.filter(Boolean).map(([name, ...value]) => element("div", {}, element("dt", { text: name }), element("dd", {}, ...value))),
  );
}
function support(claim) {
  const fact = FACTS[index.factOf[claim]];
  if (!fact) return null;
  if (fact[F.disputed])
    return element("span", { class: "flag disputed", text: "disputed", title: "Somebody asserts what somebody else denies" });
  return fact[F.sources] > 1
    ? element("span", { class: "flag", text: `${fact[F.sources]} sources`, title: "Independent documents that assert it" })
    : null;
}
function card(claim) {
  const row = CLAIMS[claim],
    doc = row[C.doc],
    time = row[C.time];
  const outside =
    row[C.coreference] && row[C.subjectStart] >= 0 && (row[C.subjectEnd] <= row[C.start] || row[C.subjectStart] >= row[C.end]);
  return element(
    "article",
    { class: `card is-${STYLES[row[C.standing]].name}`, "data-claim": row[C.id] },
    element("div", { class: "card-top" }, badge(claim), support(claim), element("span", { class: "attributes", text: attributes(claim) })),
    claimInWords(claim),
    element("blockquote", {}, ...marked(textOf(claim), row[C.start], row[C.end], spansOf(claim))),
    facts([
      ["Said by", ...speakerChain(claim)],
      [
        "Source",
        element("span", {
          text: [DOCUMENTS[doc][D.source], documentName(doc), formatDay(DOCUMENTS[doc][D.published])].filter(Boolean).join(", "),
        }),
      ],
      row[C.counts] ? ["Count", element("span", { text: row[C.counts].map((count) => countInWords(claim, count)).join("; ") })] : null,
      time ? ["When", element("span", { text: time[0] + (time[1] && time[1] !== time[0] ? ` (${formatDay(time[1])})` : "") })] : null,
      row[C.place] ? ["Where", row[C.place][0] >= 0 ? entityLink(row[C.place][0]) : element("span", { text: row[C.place][1] })] : null,
      row[C.coreference]
        ? [
            "Meant",
            element("span", {
              class: "hint",
              text: outside
                ? `the subject is named elsewhere (“${textOf(claim).slice(row[C.subjectStart], row[C.subjectEnd])}”)`
                : "named by a pronoun or another noun",
            }),
          ]
        : null,
      row[C.rule] !== undefined && DATA.rules[row[C.rule]] ? ["Found by", element("code", { text: DATA.rules[row[C.rule]] })] : null,
    ]),
    element(
      "div",
      { class: "card-foot" },
      element("a", { class: "action", href: routeTo("text", doc, row[C.start], row[C.end]), text: "Show in text" }),
      element("a", { class: "quiet", href: routeTo("claim", claim), text: "Link to this claim" }),
    ),
  );
}
/* Many cards come a page at a time. */
function cards(claims) {
  const box = element("div", { class: "cards" });
  const more = () => {
    const from = box.querySelectorAll(".card").length,
      rest = claims.length - from - PAGE_OF_CARDS;
    box.querySelector(".more")?.remove();
    box.append(...claims.slice(from, from + PAGE_OF_CARDS).map(card));
    if (rest > 0) box.append(button(`Show ${Math.min(rest, PAGE_OF_CARDS)} more of ${rest.toLocaleString("en")}`, more, { class: "more" }));
  };
  more();
  return box;
}
/* Cards under a heading for each standing, the facts first, or `first` first. */
function cardsByStanding(claims, first) {
  const order = STYLES.map((_, i) => i).sort((a, b) => (b === first) - (a === first) || a - b);
  return order.flatMap((standing) => {
    const group = claims.filter((claim) => CLAIMS[claim][C.standing] === standing);
    if (!group.length) return [];
    return [
      element(
        "h3",
        { class: "standing" },
        lineIcon(standing),
        STYLES[standing].label,
        element("span", { class: "number", text: group.length }),
        element("span", { class: "hint", text: STYLES[standing].hint }),
      ),
      cards(group),
    ];
  });
}
