/* Find: entities by name or alias, then sentences, over everything that is embedded, drawn or not. */

const FOUND_ENTITIES = 12,
  FOUND_SENTENCES = 20;
const searchable = { names: null, texts: null };
const byStrength = (a, b) => strengthOf(b) - strengthOf(a) || a - b;

function findEntities(words) {
  searchable.names ||= ENTITIES.map((row) => [row[E.label], ...row[E.aliases]].map(plain));
  const query = plain(words.trim());
  if (!query) return [];
  const rank = (name) => {
    if (name === query) return 0;
    if (name.startsWith(query)) return 1;
    const at = name.indexOf(query);
    return at < 0 ? 9 : /[\s\-"'(.]/.test(name[at - 1]) ? 2 : 3;
  };
  const found = [];
  searchable.names.forEach((names, entity) => {
    const best = Math.min(...names.map(rank));
    if (best < 9) found.push([best, entity]);
  });
  return found.sort((a, b) => a[0] - b[0] || byStrength(a[1], b[1])).map((pair) => pair[1]);
}
function findSentences(words) {
  const query = plain(words.trim()),
    found = [];
  if (query.length < 3) return found;
  searchable.texts ||= TEXTS.map(plain);
  for (let doc = 0; doc < TEXTS.length && found.length < FOUND_SENTENCES; doc += 1) {
    let at = searchable.texts[doc].indexOf(query);
    while (at >= 0 && found.length < FOUND_SENTENCES) {
      found.push({ doc, start: at, end: at + query.length });
      at = searchable.texts[doc].indexOf(query, at + Math.max(query.length, 120));
    }
  }
  return found;
}
function snippet(doc, start, end, around = 44) {
  const text = TEXTS[doc],
    from = Math.max(0, start - around),
    to = Math.min(text.length, end + around);
  const flat = (a, b) => text.slice(a, b).replace(/\s+/g, " ");
  return element(
    "span",
    { class: "snippet" },
    (from > 0 ? "…" : "") + flat(from, start),
    element("mark", { text: flat(start, end) }),
    flat(end, to) + (to < text.length ? "…" : ""),
  );
}

/* A field with a list below it, after the ARIA pattern of a combobox. */
function combobox(input, list, { suggest, pick }) {
  let options = [],
    active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (to) => {
    active = to;
    [...list.querySelectorAll("[role=option]")].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === active));
      if (i === active) {
        input.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      }
    });
  };
  const choose = (i) => {
    if (options[i]) {
      close();
      pick(options[i].value);
    }
  };
  /* The list lies over the whole page, below its field, or above where there is more room. */
  const place = () => {
    const box = input.getBoundingClientRect(),
      below = innerHeight - box.bottom - 14,
      under = below > 180;
    Object.assign(list.style, {
      left: `${box.left}px`,
      maxHeight: `${under ? below : box.top - 14}px`,
      top: under ? `${box.bottom}px` : "",
      bottom: under ? "" : `${innerHeight - box.top + 4}px`,
    });
  };
  const open = () => {
    options = input.value.trim() ? suggest(input.value) : [];
    const items = options.map((option, i) => {
      const item = element("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false" }, ...option.show());
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(i);
      });
      return item;
    });
    const nothing = input.value.trim()
      ? [element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false", text: "Nothing found" })]
      : [];
    list.replaceChildren(...(items.length ? items : nothing));
    list.hidden = !input.value.trim();
    place();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(items.length ? 0 : -1);
    if (input.value.trim()) announce(count(options.length, "result"));
  };
  input.addEventListener("input", open);
  input.addEventListener("focus", () => {
    if (input.value.trim()) open();
  });
  input.addEventListener("blur", close);
  $("filters").addEventListener("scroll", () => {
    if (!list.hidden) place();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      else if (options.length) mark((active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!list.hidden) choose(active);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    }
  });
}
const entityOption = (entity) => ({
  value: { entity },
  show: () => [
    typeIcon(typeOf(entity)),
    element("span", { class: "name", text: labelOf(entity) }),
    element("span", { class: "number", text: count(index.claims[entity].length, "claim") }),
  ],
});
const sentenceOption = (hit) => ({
  value: { hit },
  show: () => [snippet(hit.doc, hit.start, hit.end), element("span", { class: "hint", text: documentName(hit.doc) })],
});

const pathEnds = { a: null, b: null };
function buildFind() {
  combobox($("find"), $("find-list"), {
    suggest: (words) => [...findEntities(words).slice(0, FOUND_ENTITIES).map(entityOption), ...findSentences(words).map(sentenceOption)],
    pick: ({ entity, hit }) => go(entity !== undefined ? routeTo("entity", entity) : routeTo("text", hit.doc, hit.start, hit.end)),
  });
  for (const end of ["a", "b"]) {
    const input = $(`path-${end}`);
    input.addEventListener("input", () => {
      pathEnds[end] = null;
    });
    combobox(input, $(`path-${end}-list`), {
      suggest: (words) => findEntities(words).slice(0, FOUND_ENTITIES).map(entityOption),
      pick: ({ entity }) => {
        setPathEnd(end, entity);
        if (pathEnds.a !== null && pathEnds.b !== null) showPath();
        else $(end === "a" ? "path-b" : "path-a").focus();
      },
    });
  }
  $("path-go").addEventListener("click", showPath);
}
function setPathEnd(end, entity) {
  pathEnds[end] = entity;
  $(`path-${end}`).value = entity === null ? "" : labelOf(entity);
}
function showPath() {
  for (const end of ["a", "b"]) if (pathEnds[end] === null) setPathEnd(end, findEntities($(`path-${end}`).value)[0] ?? null);
  if (pathEnds.a === null || pathEnds.b === null || pathEnds.a === pathEnds.b) announce("Choose two different entities");
  else go(routeTo("path", pathEnds.a, pathEnds.b));
}
