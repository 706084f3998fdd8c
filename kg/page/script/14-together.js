/* Entities that are only named together: where no claim joins two, the sentence that names both is shown as that, and no more. */

const SENTENCE_END = /[.!?]["”’)]*\s|\n/;

/* For each entity that shares a sentence with this one: the first such place in the texts. */
function namedTogether(entity) {
  const found = new Map();
  DATA.mentions.forEach((flat, doc) => {
    const own = [];
    for (let i = 0; i < flat.length; i += 3) if (flat[i + 2] === entity) own.push([flat[i], flat[i + 1]]);
    if (!own.length || hidden.sources.has(sourceName(doc)) || !inRange(DOCUMENTS[doc][D.published])) return;
    for (let i = 0; i < flat.length; i += 3) {
      const [start, end, other] = [flat[i], flat[i + 1], flat[i + 2]];
      if (other === entity || found.has(other) || !typeShown(other)) continue;
      const near = own.find(
        ([from, to]) =>
          Math.max(start, from) - Math.min(end, to) < 400 && !SENTENCE_END.test(TEXTS[doc].slice(Math.min(end, to), Math.max(start, from))),
      );
      if (near) found.set(other, { doc, start: Math.min(start, near[0]), end: Math.max(end, near[1]) });
    }
  });
  return found;
}
/* The shortest way from one of the two through an entity that is named together with it, and from there by claims. */
function wayWithGap(a, b) {
  const options = [
    [a, b],
    [b, a],
  ]
    .flatMap(([from, to]) =>
      [...namedTogether(from)].map(([through, place]) => {
        const rest = through === to ? [to] : surestWay(through, to, new Set([from]));
        return (
          rest && {
            way: from === a ? [a, ...rest] : [a, ...rest.slice(0, -1).reverse(), b].filter((entity, i, all) => entity !== all[i - 1]),
            gap: [from, through],
            place,
          }
        );
      }),
    )
    .filter(Boolean);
  return options.sort((x, y) => x.way.length - y.way.length || byStrength(x.gap[1], y.gap[1]))[0] || null;
}
const isGap = (a, b) => Boolean(view.gap) && view.gap.gap.includes(a) && view.gap.gap.includes(b);
function gapView(a, b) {
  const { doc, start, end } = view.gap.place;
  return element(
    "article",
    { class: "card is-gap" },
    element(
      "p",
      { class: "claim" },
      entityLink(a),
      element("span", { class: "relation", text: " is only named together with " }),
      entityLink(b),
    ),
    element("blockquote", {}, snippet(doc, start, end, 70)),
    element(
      "div",
      { class: "card-foot" },
      element("a", { class: "action", href: routeTo("text", doc, start, end), text: "Show in text" }),
      element("span", { class: "hint", text: "no claim" }),
    ),
  );
}
