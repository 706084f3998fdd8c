/* Elements are made one by one and text is only ever set as text: nothing from a document is read as markup. */

const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (key === "text") made.textContent = value;
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
function drawing(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
const button = (text, onclick, attributes) => element("button", { type: "button", onclick, text, ...attributes });

/* The points of a shape around (0, 0), as vis-network draws it. */
function outline(shape, radius) {
  const turn = (corners, start, inner) =>
    Array.from({ length: corners }, (_, i) => {
      const r = inner && i % 2 ? radius * inner : radius;
      const angle = start + (i * 2 * Math.PI) / corners;
      return [r * Math.sin(angle), -r * Math.cos(angle)];
    });
  if (shape === "square") return turn(4, Math.PI / 4).map(([x, y]) => [x * 1.15, y * 1.15]);
  if (shape === "diamond") return turn(4, 0);
  if (shape === "triangle") return turn(3, 0).map(([x, y]) => [x, y + radius * 0.2]);
  if (shape === "triangleDown") return turn(3, Math.PI).map(([x, y]) => [x, y - radius * 0.2]);
  if (shape === "hexagon") return turn(6, Math.PI / 6);
  return turn(10, 0, 0.45);
}
function typeIcon(type, size = 16) {
  const look = SHAPES[type],
    half = size / 2;
  const colour = theme.colour(look);
  const paint = { fill: look.hollow ? "none" : colour, stroke: colour, "stroke-width": 2, "stroke-linejoin": "round" };
  const points =
    look.shape === "dot"
      ? null
      : outline(look.shape, half - 2)
          .map((point) => point.join(","))
          .join(" ");
  const mark = points ? drawing("polygon", { points, ...paint }) : drawing("circle", { r: half - 2.5, ...paint });
  return drawing(
    "svg",
    { width: size, height: size, viewBox: `${-half} ${-half} ${size} ${size}`, class: "icon", "aria-hidden": "true" },
    mark,
  );
}
function lineIcon(standing, width = 44) {
  const style = STYLES[standing],
    stroke = theme.colour(style);
  const icon = drawing(
    "svg",
    { width, height: 14, viewBox: `0 0 ${width} 14`, class: "line-icon", "aria-hidden": "true" },
    drawing("line", {
      x1: 1,
      y1: 7,
      x2: width - 1,
      y2: 7,
      stroke,
      "stroke-width": 2.2,
      "stroke-dasharray": style.dashes.map((dash) => (dash > 1 && width < 24 ? dash * 0.6 : dash)).join(" "),
      "stroke-linecap": style.dashes[0] === 1 ? "round" : "butt",
    }),
  );
  if (style.mark) {
    const x = width / 2;
    icon.append(drawing("path", { d: `M${x - 4} 3l8 8m0-8l-8 8`, stroke, "stroke-width": 2.2, fill: "none" }));
  }
  return icon;
}
const entityLink = (entity, text) =>
  element(
    "a",
    { class: "entity", href: routeTo("entity", entity), title: `${labelOf(entity)} (${SHAPES[typeOf(entity)].label})` },
    typeIcon(typeOf(entity), 14),
    text || labelOf(entity),
  );
const announce = (text) => {
  $("status").textContent = text;
};

/* Light or dark: as the system says, until the reader says otherwise. */
const theme = {
  system: matchMedia("(prefers-color-scheme: dark)"),
  chosen: null,
  printing: false,
  get dark() {
    return !this.printing && (this.chosen === null ? this.system.matches : this.chosen);
  },
  colour(look) {
    return this.dark ? look.dark : look.light;
  },
  value(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  },
  apply() {
    document.documentElement.dataset.theme = this.dark ? "dark" : "light";
    $("theme").setAttribute("aria-pressed", String(this.dark));
  },
};
