/* The embedded tables, and the indices that everything else asks. Rows refer to each other by place. */

const DATA = JSON.parse(document.getElementById("kg-data").textContent);
const places = (table) => Object.fromEntries(table.fields.map((field, i) => [field, i]));
const ENTITIES = DATA.entities.rows,
  E = places(DATA.entities);
const CLAIMS = DATA.claims.rows,
  C = places(DATA.claims);
const LINES = DATA.lines.rows,
  L = places(DATA.lines);
const FACTS = DATA.facts.rows,
  F = places(DATA.facts);
const DOCUMENTS = DATA.documents.rows,
  D = places(DATA.documents);
const TEXTS = DATA.texts,
  RELATIONS = DATA.relations,
  STYLES = DATA.styles,
  SHAPES = DATA.shapes;
const DENIED = STYLES.findIndex((style) => style.name === "denied");

const labelOf = (entity) => ENTITIES[entity][E.label];
const typeOf = (entity) => ENTITIES[entity][E.type];
const relationOf = (claim) => RELATIONS[CLAIMS[claim][C.relation]];
const textOf = (claim) => TEXTS[CLAIMS[claim][C.doc]];
const sentenceOf = (claim) => textOf(claim).slice(CLAIMS[claim][C.start], CLAIMS[claim][C.end]);
const documentName = (doc) => DOCUMENTS[doc][D.title] || DOCUMENTS[doc][D.id];
const sourceName = (doc) => DOCUMENTS[doc][D.source] || "no source named";
const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many || one + "s"}`;

/* The words of a claim's subject and object: the entity's label, else the words as written. */
function subjectName(claim) {
  const row = CLAIMS[claim];
  if (row[C.subject] >= 0) return labelOf(row[C.subject]);
  return row[C.subjectStart] >= 0 ? textOf(claim).slice(row[C.subjectStart], row[C.subjectEnd]) : "someone not named";
}
function objectName(claim) {
  const row = CLAIMS[claim];
  if (row[C.value] !== null) return row[C.value];
  return row[C.object] >= 0 ? labelOf(row[C.object]) : textOf(claim).slice(row[C.objectStart], row[C.objectEnd]);
}
/* The relation with what keeps it from being a fact said first: "should not: trusts", "possible: cooperated with". */
const QUALIFIERS = {
  intention: "intended",
  deontic: "should",
  conditional: "if",
  question: "whether",
  ability: "able",
  hypothetical: "would",
};
function relationName(claim) {
  const row = CLAIMS[claim],
    relation = relationOf(claim);
  if (relation.name === "relatedTo") return row[C.phrase];
  const open = row[C.certainty] === "certain" || row[C.modality] ? null : row[C.certainty];
  const words = [
    open,
    row[C.modality] && QUALIFIERS[row[C.modality]],
    !open && !row[C.modality] && row[C.tense] === "future" ? "to come" : null,
    row[C.polarity] === "negative" ? "not" : null,
  ];
  const said = words.filter(Boolean).join(" ");
  return said ? `${said}: ${relation.label}` : relation.label;
}

/* For each entity: its lines, the claims it is in, the claims it makes, its parts. */
const index = (() => {
  const lists = () => ENTITIES.map(() => []);
  const found = { lines: lists(), claims: lists(), says: lists(), parts: lists(), entityById: new Map(), claimById: new Map(), factOf: [] };
  ENTITIES.forEach((row, i) => {
    found.entityById.set(row[E.id], i);
    if (row[E.partOf] >= 0) found.parts[row[E.partOf]].push(i);
  });
  LINES.forEach((row, i) => {
    found.lines[row[L.a]].push(i);
    if (row[L.a] !== row[L.b]) found.lines[row[L.b]].push(i);
  });
  CLAIMS.forEach((row, i) => {
    found.claimById.set(row[C.id], i);
    if (row[C.subject] >= 0) found.claims[row[C.subject]].push(i);
    if (row[C.object] >= 0 && row[C.object] !== row[C.subject]) found.claims[row[C.object]].push(i);
    for (const speaker of new Set(row[C.speakers].map((pair) => pair[0]))) if (speaker >= 0) found.says[speaker].push(i);
  });
  FACTS.forEach((row, i) =>
    row[F.claims].forEach((claim) => {
      found.factOf[claim] = i;
    }),
  );
  return found;
})();
const strengthOf = (entity) => index.lines[entity].reduce((sum, line) => sum + LINES[line][L.claims].length, 0);

/* Lower case without accents: what find compares. Every character stays one character, so places in the text stay right. */
function plain(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, (character) => {
    const bare = character.normalize("NFD")[0].toLowerCase();
    return bare.length === character.length ? bare : character;
  }).join("");
}
