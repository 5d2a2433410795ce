// Cycles and paths: views that show a part of the map.

for (const pattern of map.patterns) pattern.home = [pattern.x, pattern.y];

/** Returns the links along a cycle's relation among its patterns. */
function linksOf({relation, patterns}, links) {
  const inside = new Set(patterns);
  return links.filter(
    (link) => inside.has(link.source) && inside.has(link.target) && axisOf(link.relation) === relation,
  );
}

/** Puts the patterns of a cycle in an order in which, where that can be, each leads to the next. */
function roundOrder(cycle) {
  const ahead = groupedBy(linksOf(cycle, map.links), (link) => (link.relation.against ? link.target : link.source));
  const left = new Set(cycle.patterns);
  const order = [];
  let next = cycle.patterns[0];
  while (next) {
    order.push(next);
    left.delete(next);
    const followers = (ahead.get(next) ?? []).map((link) => otherEnd(link, next));
    next = followers.find((pattern) => left.has(pattern)) ?? left.values().next().value;
  }
  return order;
}

/** Takes patterns from their islands onto rings, one for each cycle, in rows as wide as the picture asks for. */
function placeOnRings(cycles) {
  const placed = new Set();
  const rings = [];
  for (const cycle of cycles) {
    const patterns = roundOrder(cycle).filter((pattern) => !placed.has(pattern));
    for (const pattern of patterns) placed.add(pattern);
    if (patterns.length > 0) rings.push({patterns, radius: 30 + patterns.length * 7});
  }
  const sideOf = ({radius}) => 2 * radius + 130;
  const area = rings.reduce((sum, ring) => sum + sideOf(ring) ** 2, 0);
  const widest = Math.max(Math.sqrt(area * 1.5), ...rings.map(sideOf));
  let [left, top, height] = [0, 0, 0];
  for (const ring of rings) {
    const side = sideOf(ring);
    if (left + side > widest) [left, top, height] = [0, top + height, 0];
    placeOnRing(ring, left + side / 2, top + side / 2);
    left += side;
    height = Math.max(height, side);
  }
}

function placeOnRing({patterns, radius}, x, y) {
  patterns.forEach((pattern, i) => {
    const angle = (2 * Math.PI * i) / patterns.length - Math.PI / 2;
    pattern.x = x + Math.cos(angle) * radius;
    pattern.y = y + Math.sin(angle) * radius;
    pattern.onRing = Math.cos(angle) < 0 ? "left" : "right";
  });
}

function placeOnIslands() {
  for (const pattern of map.patterns) [pattern.x, pattern.y, pattern.onRing] = [...pattern.home, undefined];
}

function listCycles(current) {
  const items = map.cycles.map((cycle) => {
    const {relation, patterns} = cycle;
    const titles = patterns
      .slice(0, 3)
      .map(({title}) => title)
      .join(", ");
    const button = element(
      "button",
      {type: "button", "aria-pressed": cycle === current},
      lineSample(relation),
      element(
        "span",
        {},
        `${relation.label}: ${counted(patterns.length, "pattern")}`,
        element("small", {}, isolated(titles)),
      ),
    );
    button.addEventListener("click", () => go({cycle, pattern: undefined}));
    return element("li", {}, button);
  });
  if (items.length === 0)
    items.push(element("li", {className: "hint", textContent: "There are no cycles on this map."}));
  document.querySelector("#cycles ul").replaceChildren(...items);
}

/** Returns a shortest chain of links between two patterns, whichever way they lead; undefined where there is none. */
function shortestPath(from, to, links) {
  const shown = new Set(links);
  const arrivedBy = new Map([[from, undefined]]);
  const queue = [from];
  for (const pattern of queue) {
    if (pattern === to) break;
    for (const link of pattern.links) {
      const next = otherEnd(link, pattern);
      if (!shown.has(link) || arrivedBy.has(next)) continue;
      arrivedBy.set(next, link);
      queue.push(next);
    }
  }
  if (!arrivedBy.has(to)) return undefined;
  const chain = {patterns: [to], links: []};
  for (let at = to; arrivedBy.get(at);) {
    const link = arrivedBy.get(at);
    at = otherEnd(link, at);
    chain.patterns.unshift(at);
    chain.links.unshift(link);
  }
  return chain;
}

/** Shows a message, and a list where there is a path. */
function tellOfPath(message, items = []) {
  document.querySelector("#path output").textContent = message;
  const list = document.querySelector("#path ol");
  list.hidden = items.length === 0;
  list.replaceChildren(...items);
}

function listPath(from, to, chain) {
  if (!from || !to) return tellOfPath("");
  if (!chain) return tellOfPath("No chain of the links that are shown joins these two.");
  const items = chain.patterns.map((pattern, i) => {
    const item = patternItem(pattern);
    if (i > 0) {
      const link = chain.links[i - 1];
      const step = relationFrom(link, chain.patterns[i - 1]);
      item.prepend(element("span", {className: "step"}, lineSample(link.relation), step));
    }
    return item;
  });
  tellOfPath(counted(chain.links.length, "step"), items);
}

const ends = {from: undefined, to: undefined};

for (const name of ["from", "to"]) {
  const input = document.getElementById(name);
  offerPatterns(input, (pattern) => {
    ends[name] = pattern;
    input.value = pattern.title;
  });
  input.addEventListener("input", () => (ends[name] = undefined));
}

document.querySelector("#path form").addEventListener("submit", (event) => {
  event.preventDefault();
  for (const name of ["from", "to"]) {
    const {value} = document.getElementById(name);
    ends[name] ??= found(value, 1)[0];
    if (!ends[name]) return tellOfPath(`No pattern is called “${visible(value.trim())}”.`);
  }
  go({view: "path", ...ends, pattern: undefined});
});

function fillEnds(state) {
  for (const name of ["from", "to"]) {
    ends[name] = state[name];
    if (state[name]) document.getElementById(name).value = state[name].title;
  }
}
