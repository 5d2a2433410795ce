// Search: the patterns that a text names, best first, offered below an input.

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Tells how well a text names a pattern, 0 best; undefined where it does not. */
function rankOf(pattern, text) {
  if (pattern.words === text || pattern.otherNames.includes(text)) return 0;
  if (pattern.words.startsWith(text)) return 1;
  if (pattern.words.includes(` ${text}`)) return 2;
  if (pattern.otherNames.some((name) => name.startsWith(text))) return 3;
  if (pattern.words.includes(text)) return 4;
  if (pattern.otherNames.some((name) => name.includes(text))) return 5;
  return undefined;
}

/** Makes what is compared, at the first search: the page is there sooner. */
function prepareNames() {
  for (const pattern of map.patterns) {
    pattern.words = plain(pattern.title);
    pattern.otherNames = [pattern.id, pattern.name ?? "", ...(pattern.aliases ?? [])].map(plain);
  }
}

function found(query, most) {
  const text = plain(query.trim());
  if (!text) return [];
  if (map.patterns.some(({words}) => words === undefined)) prepareNames();
  return map.patterns
    .map((pattern) => ({pattern, rank: rankOf(pattern, text)}))
    .filter(({rank}) => rank !== undefined)
    .sort((a, b) => a.rank - b.rank || b.pattern.links.length - a.pattern.links.length)
    .slice(0, most)
    .map(({pattern}) => pattern);
}

/** Says why a pattern was found, where its title does not. */
function otherNameFor(pattern, query) {
  const text = plain(query.trim());
  if (pattern.words.includes(text)) return [];
  const names = [pattern.name ?? "", ...(pattern.aliases ?? [])];
  const name = names.find((candidate) => plain(candidate).includes(text)) ?? pattern.id;
  return [element("small", {}, isolated(name))];
}

let options = 0;

/** Offers patterns below an input while a reader types; `choose` gets the one that is taken. */
function offerPatterns(input, choose) {
  const list = input.parentElement.querySelector("[role=listbox]");
  let offered = [];
  let current = -1;

  function mark(index) {
    current = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", i === index));
    const option = list.children[index];
    if (option?.id) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({block: "nearest"});
  }
  function show(open) {
    list.hidden = !open;
    if (input.hasAttribute("aria-expanded")) input.setAttribute("aria-expanded", open);
  }
  function close() {
    show(false);
    mark(-1);
  }
  function take(pattern) {
    close();
    choose(pattern);
  }
  function optionFor(pattern) {
    const option = element(
      "li",
      {id: `option-${options++}`, role: "option"},
      swatch(pattern.color),
      element("span", {}, isolated(pattern.title), ...otherNameFor(pattern, input.value)),
    );
    option.addEventListener("pointerdown", (event) => event.preventDefault()); // The input keeps the focus.
    option.addEventListener("click", () => take(pattern));
    return option;
  }

  list.id = `results-${options++}`;
  input.setAttribute("aria-controls", list.id);
  input.addEventListener("input", () => {
    offered = found(input.value, 12);
    list.replaceChildren(...offered.map(optionFor));
    if (offered.length === 0) list.append(element("li", {className: "none", textContent: "No pattern is called so"}));
    show(input.value.trim() !== "");
    mark(-1);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (offered.length > 0) mark((current + step + offered.length) % offered.length);
      event.preventDefault();
    } else if (event.key === "Enter" && !list.hidden) {
      if (offered.length > 0) take(offered[Math.max(current, 0)]);
      event.preventDefault();
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      event.stopPropagation();
    }
  });
  input.addEventListener("blur", close);
}
