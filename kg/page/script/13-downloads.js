/* What is shown, to take away: the picture as PNG, the claims as CSV. */

const CSV_COLUMNS = [
  "id",
  "standing",
  "subject",
  "relation",
  "object",
  "phrase",
  "polarity",
  "certainty",
  "tense",
  "modality",
  "asserted",
  "speakers",
  "time",
  "sentence",
  "document",
  "source",
  "published",
  "rule",
];

function save(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
/* A cell that a spreadsheet would run as a formula is kept from it by an apostrophe. */
function cell(value) {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
function csvRow(claim) {
  const row = CLAIMS[claim],
    doc = DOCUMENTS[row[C.doc]];
  return [
    row[C.id],
    STYLES[row[C.standing]].name,
    row[C.subject] >= 0 || row[C.subjectStart] >= 0 ? subjectName(claim) : "",
    relationOf(claim).name,
    objectName(claim),
    row[C.phrase],
    row[C.polarity],
    row[C.certainty],
    row[C.tense],
    row[C.modality],
    row[C.asserted] ? "true" : "false",
    row[C.speakers].map(([entity, text]) => (entity >= 0 ? labelOf(entity) : text)).join(" > "),
    row[C.time] ? row[C.time][1] || row[C.time][0] : "",
    sentenceOf(claim),
    doc[D.id],
    doc[D.source],
    doc[D.published],
    DATA.rules[row[C.rule]],
  ];
}
/* All claims the filters let through in the whole picture; in a neighbourhood or a way, those of its lines. */
function claimsToSave() {
  if (view.kind !== "all") return [...new Set(shownLines.flatMap((line) => filtered(LINES[line][L.claims])))].sort((a, b) => a - b);
  return CLAIMS.map((_, i) => i).filter(
    (claim) => claimShown[claim] && [C.subject, C.object].every((end) => CLAIMS[claim][end] < 0 || typeShown(CLAIMS[claim][end])),
  );
}
const csv = () => [CSV_COLUMNS, ...claimsToSave().map(csvRow)].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
const saveCsv = () => save("claims.csv", new Blob(["\ufeff", csv()], { type: "text/csv;charset=utf-8" }));

function savePng() {
  const source = canvas.querySelector("canvas"),
    ratio = source.width / canvas.clientWidth,
    foot = 46;
  const whole = element("canvas", { width: source.width, height: source.height + Math.round(foot * ratio) });
  const ctx = whole.getContext("2d");
  ctx.fillStyle = theme.value("--ground");
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(source, 0, 0);
  ctx.scale(ratio, ratio);
  drawLegend(ctx, canvas.clientHeight + 16);
  whole.toBlob((blob) => save("graph.png", blob), "image/png");
}
function drawLegend(ctx, y) {
  let x = 14;
  ctx.font = `12px ${FONT}`;
  for (const style of STYLES) {
    ctx.strokeStyle = theme.colour(style);
    ctx.lineWidth = 2;
    ctx.lineCap = style.dashes[0] === 1 ? "round" : "butt";
    ctx.setLineDash(style.dashes);
    ctx.beginPath();
    ctx.moveTo(x, y - 4);
    ctx.lineTo(x + 30, y - 4);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = theme.value("--ink");
    const name = (style.mark ? "× " : "") + style.label;
    ctx.fillText(name, x + 36, y);
    x += 54 + ctx.measureText(name).width;
  }
  ctx.fillStyle = theme.value("--soft");
  ctx.fillText(document.title, 14, y + 20);
}
