/* A small map of the places that have coordinates (and of the countries among them): plain projection, lines of the globe, cities as grey dots for orientation. */

const MAP_WIDTH = 340,
  MAP_LIMIT = 60;

function mapFrame(points) {
  const lats = points.map((point) => point.lat),
    lons = points.map((point) => point.lon);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  const squeeze = Math.max(Math.cos((middle.lat * Math.PI) / 180), 0.2);
  const wide = Math.max(
    (Math.max(...lons) - Math.min(...lons)) * 1.25,
    ((Math.max(...lats) - Math.min(...lats)) * 1.25 * 1.6) / squeeze,
    12,
  );
  const high = Math.min((wide * squeeze) / 1.6, 170);
  const left = middle.lon - wide / 2,
    top = middle.lat + high / 2,
    scale = MAP_WIDTH / wide;
  const height = Math.round((high * scale) / squeeze);
  return {
    left,
    right: left + wide,
    top,
    bottom: top - high,
    height,
    x: (lon) => (lon - left) * scale,
    y: (lat) => ((top - lat) * scale) / squeeze,
  };
}
function graticule(frame) {
  const span = frame.right - frame.left,
    step = [1, 2, 5, 10, 20, 30, 60].find((size) => span / size <= 7) || 60;
  const lines = [];
  for (let lon = Math.ceil(frame.left / step) * step; lon <= frame.right; lon += step)
    lines.push(drawing("line", { x1: frame.x(lon), x2: frame.x(lon), y1: 0, y2: frame.height }));
  for (let lat = Math.ceil(frame.bottom / step) * step; lat <= frame.top; lat += step)
    lines.push(drawing("line", { x1: 0, x2: MAP_WIDTH, y1: frame.y(lat), y2: frame.y(lat) }));
  return drawing("g", { class: "graticule" }, ...lines);
}
function cityDots(frame) {
  const dots = [],
    flat = DATA.cities;
  for (let i = 0; i < flat.length; i += 2) {
    const lat = flat[i] / 10,
      lon = flat[i + 1] / 10;
    if (lon > frame.left && lon < frame.right && lat > frame.bottom && lat < frame.top)
      dots.push(`M${frame.x(lon).toFixed(1)} ${frame.y(lat).toFixed(1)}h0`);
  }
  return drawing("path", { class: "cities", d: dots.join("") });
}
function placesMap() {
  const points = ENTITIES.map((row, entity) => ({ entity, lat: row[E.lat], lon: row[E.lon] }))
    .filter((point) => point.lat !== null && point.lon !== null && typeShown(point.entity))
    .sort((a, b) => byStrength(a.entity, b.entity))
    .slice(0, MAP_LIMIT);
  if (!points.length) return null;
  const exact = points.filter(({ entity }) => ["Place", "Facility"].includes(typeOf(entity)));
  const frame = mapFrame(exact.length ? exact : points),
    taken = [];
  const inside = points.filter(({ lat, lon }) => lat < frame.top && lat > frame.bottom && lon > frame.left && lon < frame.right);
  const marks = inside.map(({ entity, lat, lon }) => {
    const x = frame.x(lon),
      y = frame.y(lat),
      size = 4 + Math.min(Math.sqrt(strengthOf(entity)), 6),
      wide = labelOf(entity).length * 6;
    const flip = x + size + wide > MAP_WIDTH,
      box = { x: flip ? x - size - wide : x + size, y: y - 7, w: wide, h: 14 };
    const named = !taken.some((other) => crosses(box, other));
    if (named) taken.push(box);
    const link = drawing(
      "a",
      { href: routeTo("entity", entity), "aria-label": labelOf(entity) },
      drawing("title", {}, labelOf(entity)),
      drawing("circle", { cx: x, cy: y, r: size, fill: theme.colour(SHAPES[typeOf(entity)]) }),
    );
    if (named)
      link.append(
        drawing("text", { x: flip ? x - size - 3 : x + size + 3, y: y + 4, "text-anchor": flip ? "end" : "start" }, labelOf(entity)),
      );
    return link;
  });
  const map = drawing(
    "svg",
    { class: "map", viewBox: `0 0 ${MAP_WIDTH} ${frame.height}`, role: "group", "aria-label": "Map of places" },
    graticule(frame),
    cityDots(frame),
    ...marks.reverse(),
  );
  const hint = [
    DATA.cities.length ? "Grey dots are cities, for orientation." : "",
    inside.length < points.length ? `${points.length - inside.length} more outside the map.` : "",
  ];
  return section("Places", hint.filter(Boolean).join(" ") || null, map);
}
