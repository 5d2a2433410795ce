// The page: what the address says is shown.

let state = readAddress();

/** Changes what is shown; the address says it, so that it can be shared and gone back to. */
function go({fly = false, ...changes}) {
  const wish = fragmentOf({...state, ...changes});
  flying = fly;
  if (wish === location.hash.slice(1)) show();
  else location.hash = wish;
}

let flying = false;

/** Returns whether a pattern has, of every filter, one of the values that are chosen. */
function passes(pattern, chosen) {
  return filters.every(
    (filter) =>
      filter.key === "relation" ||
      !chosen.has(filter.key) ||
      valuesOf(pattern, filter).some((value) => chosen.get(filter.key).has(value)),
  );
}

/** Returns what the filters leave: with relations chosen, only patterns that they join. */
function filtered({chosen}) {
  const kept = new Set(map.patterns.filter((pattern) => passes(pattern, chosen)));
  const relations = chosen.get("relation");
  const links = map.links.filter(
    ({source, target, relation}) =>
      kept.has(source) && kept.has(target) && (!relations || (relation && relations.has(relation.key))),
  );
  if (!relations) return {patterns: [...kept], links};
  return {patterns: [...new Set(links.flatMap(({source, target}) => [source, target]))], links};
}

function ofCycles({patterns, links}, {cycle}) {
  const cycles = cycle ? [cycle] : map.cycles;
  const shown = new Set(patterns);
  return {
    patterns: [...new Set(cycles.flatMap((each) => each.patterns))].filter((pattern) => shown.has(pattern)),
    links: [...new Set(cycles.flatMap((each) => linksOf(each, links)))],
  };
}

function show() {
  const before = state;
  state = readAddress();
  const {pattern, view} = state;
  let shown = filtered(state);
  let chain;
  if (before.view === "cycles" || view === "cycles") placeOnIslands();
  if (view === "cycles") {
    shown = ofCycles(shown, state);
    placeOnRings(state.cycle ? [state.cycle] : map.cycles);
  }
  if (view === "path" && state.from && state.to) chain = shortestPath(state.from, state.to, shown.links);
  setPicture(shown.patterns, shown.links, {islands: view !== "cycles"});
  picture.center = pattern;
  picture.lit = pattern ? neighbourhood(pattern) : chain && {patterns: new Set(chain.patterns), links: chain.links};
  showControls();
  showList(shown.patterns);
  document.getElementById("count").textContent = sizeOf(shown);
  if (view === "path") {
    fillEnds(state);
    listPath(state.from, state.to, chain);
  }
  if (view === "cycles") listCycles(state.cycle);
  showPanel(pattern, {focus: flying});
  const moved = ["view", "cycle", "from", "to"].some((key) => before[key] !== state[key]);
  if ((pattern && pattern !== before.pattern && flying) || moved) fitState(true);
  flying = false;
}

/** Says how much is shown; between groups, how many links are summed up. */
function sizeOf({patterns, links}) {
  const ofGroups = patterns.some(({members}) => members !== undefined);
  const external = patterns.filter((pattern) => pattern.external).length;
  const total = links.reduce((sum, {relation, count}) => sum + (relation ? 1 : count), 0);
  const parts = [counted(patterns.length - external, ofGroups ? "group" : "pattern"), counted(total, "link")];
  if (external > 0) parts.push(`${counted(external, "thing")} named only`);
  return parts.join(", ");
}

/** Moves the picture to what the state is about. */
function fitState(fly = false) {
  if (picture.lit) fit([...picture.lit.patterns], {fly, closest: 2});
  else fit(picture.patterns, {fly});
}

const fieldsets = document.querySelector("#filters .fieldsets");

function makeFilters() {
  for (const filter of filters) {
    const boxes = filter.values.map((value, i) => {
      const box = element("input", {type: "checkbox", value});
      const label = element("label", {}, box, isolated(filter.labels[i]));
      if (filter.key === "relation") box.after(lineSample(map.relations[i]));
      if (filter.label === map.colors.label) box.after(swatch(map.colors.values.indexOf(value)));
      return label;
    });
    const fieldset = element(
      "fieldset",
      {},
      element("legend", {textContent: capitalised(filter.label)}),
      element("div", {className: "values"}, ...boxes),
    );
    fieldset.dataset.key = filter.key;
    fieldset.addEventListener("change", () => {
      const values = [...fieldset.querySelectorAll(":checked")].map(({value}) => value);
      const chosen = new Map(state.chosen);
      if (values.length > 0) chosen.set(filter.key, new Set(values));
      else chosen.delete(filter.key);
      go({chosen});
    });
    fieldsets.append(fieldset);
  }
}

function showControls() {
  for (const button of document.querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", button.dataset.view === state.view);
  document.getElementById("cycles").hidden = state.view !== "cycles";
  document.getElementById("path").hidden = state.view !== "path";
  for (const fieldset of fieldsets.children) {
    const chosen = state.chosen.get(fieldset.dataset.key);
    for (const box of fieldset.querySelectorAll("input")) box.checked = chosen?.has(box.value) ?? false;
  }
  document.getElementById("clear").disabled = state.chosen.size === 0;
}

const page = 200;
let listed = [];
let rows = page;

function showList(patterns) {
  const inside = new Set(patterns);
  const next = patternsByTitle.filter((pattern) => inside.has(pattern));
  if (next.length !== listed.length || next.some((pattern, i) => pattern !== listed[i])) {
    listed = next;
    rows = page;
    fillList();
  }
  for (const item of document.querySelectorAll("#list li"))
    item.firstChild.setAttribute("aria-current", item.pattern === state.pattern);
}

function fillList() {
  const items = listed.slice(0, rows).map((pattern) => {
    const {length} = pattern.links;
    const item = patternItem(pattern, ...(length > 0 ? [element("small", {textContent: length, title: "Links"})] : []));
    item.pattern = pattern;
    return item;
  });
  document.querySelector("#list ul").replaceChildren(...items);
  document.getElementById("more").hidden = listed.length <= rows;
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  readTheme();
  document.querySelectorAll(".swatch").forEach(paint);
  refresh();
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

document.title = visible(map.title);
document.getElementById("title").append(isolated(map.title));
setTheme(darkness.matches ? "dark" : "light");
darkness.addEventListener("change", () => setTheme(darkness.matches ? "dark" : "light"));
document.getElementById("theme").addEventListener("click", () => setTheme(theme.dark ? "light" : "dark"));
document.getElementById("clear").addEventListener("click", () => go({chosen: new Map()}));
document.getElementById("more").addEventListener("click", () => {
  rows += page;
  fillList();
});
for (const button of document.querySelectorAll("[data-view]"))
  button.addEventListener("click", () => go({view: button.dataset.view, cycle: undefined, pattern: undefined}));
const search = document.getElementById("search");
offerPatterns(search, (pattern) => {
  search.value = "";
  go({pattern, fly: true});
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox])");
  if (isForBrowser(event)) return;
  if (event.key === "Escape" && state.pattern) closePanel();
  else if (event.key === "/" && !typing) search.focus();
  else return;
  event.preventDefault();
});
document.getElementById("filters").hidden = filters.length === 0;
if (innerWidth < 800) document.getElementById("filters").open = false;
makeFilters();
window.addEventListener("hashchange", show);
show();
