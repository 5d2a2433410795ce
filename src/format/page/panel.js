// The panel: all that the map knows of one pattern.

const panel = document.getElementById("panel");

let findingsOf; // by pattern, read when the first panel opens: the picture is there sooner

function findingsAt(pattern) {
  findingsOf ??= groupedBy(
    JSON.parse(document.getElementById("findings").textContent),
    ([index]) => map.patterns[index],
  );
  return findingsOf.get(pattern) ?? [];
}

/** Only addresses of the web become links. */
const isWebAddress = (text) => /^https?:\/\//i.test(text ?? "");

function facts(pattern) {
  const list = element("dl");
  const add = (term, ...values) => {
    if (values.length === 0) return;
    list.append(element("dt", {textContent: term}), ...values.map((value) => element("dd", {}, value)));
  };
  for (const filter of filters.filter(({key}) => key !== "relation")) {
    const labels = valuesOf(pattern, filter).filter(Boolean);
    add(capitalised(filter.label), ...labels.map((label) => isolated(label)));
  }
  add("Also called", ...(pattern.aliases ?? []).map(isolated));
  if (pattern.members) add("Stands for", counted(pattern.members, "pattern"));
  add("Id", element("code", {}, isolated(pattern.name ?? pattern.id)));
  return list;
}

/** A line as the links of the relation are drawn. */
function lineSample(relation) {
  const line = element("span", {className: `line ${relation?.line ?? ""}`});
  line.style.setProperty("--color", relation?.color ?? "gray");
  return line;
}

function neighbourItem(link, pattern) {
  const notes = [];
  if (link.weight !== undefined) notes.push(element("small", {textContent: link.weight, title: "Weight"}));
  if (link.count > 1 && !link.relation) notes.push(element("small", {textContent: counted(link.count, "link")}));
  return patternItem(otherEnd(link, pattern), ...notes);
}

/** One section for each relation and direction, those of most links first. */
function relationSections(pattern) {
  const groups = groupedBy(pattern.links, (link) => relationFrom(link, pattern));
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, links]) => {
      const sorted = [...links].sort(
        (a, b) =>
          (b.weight ?? -1) - (a.weight ?? -1) ||
          byTitle.compare(otherEnd(a, pattern).title, otherEnd(b, pattern).title),
      );
      const heading = element(
        "h3",
        {},
        lineSample(links[0].relation),
        `${name} `,
        element("small", {textContent: links.length}),
      );
      const list = element("ul", {className: "rows"}, ...sorted.map((link) => neighbourItem(link, pattern)));
      return element("section", {}, heading, list);
    });
}

function findingsSection(findings) {
  const items = findings.map(([, check, severity, line, message]) =>
    element(
      "li",
      {className: severity},
      element("strong", {textContent: severity}),
      " ",
      isolated(message),
      element("small", {textContent: `line ${line}, ${check}`}),
    ),
  );
  const heading = element("h3", {}, "Findings ", element("small", {textContent: findings.length}));
  return element("section", {}, heading, element("ul", {className: "findings"}, ...items));
}

const opened = {pattern: undefined, by: undefined}; // what had the focus has it again when the panel is closed

function showPanel(pattern, {focus}) {
  if (pattern === opened.pattern) return;
  if (!panel.contains(document.activeElement)) opened.by = document.activeElement;
  opened.pattern = pattern;
  panel.hidden = !pattern;
  if (pattern) fillPanel(pattern);
  if (pattern && focus) panel.querySelector("h2").focus({preventScroll: true});
}

function fillPanel(pattern) {
  const close = element("button", {type: "button", className: "close", textContent: "Close"});
  close.addEventListener("click", closePanel);
  const parts = [close, element("h2", {tabIndex: -1}, isolated(pattern.title))];
  if (pattern.summary)
    parts.push(element("p", {className: "summary"}, isolated(pattern.summary.trim().replace(/[\t\n\r]+/g, " "))));
  if (isWebAddress(pattern.page)) {
    const link = element("a", {
      href: pattern.page,
      target: "_blank",
      rel: "noopener noreferrer",
      textContent: "Open page",
    });
    parts.push(element("p", {}, link));
  }
  parts.push(facts(pattern), ...relationSections(pattern));
  if (pattern.links.length === 0)
    parts.push(element("p", {className: "hint", textContent: "No links lead here or away."}));
  const findings = findingsAt(pattern);
  if (findings.length > 0) parts.push(findingsSection(findings));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function closePanel() {
  const back = opened.by?.isConnected && opened.by !== document.body ? opened.by : canvas;
  go({pattern: undefined});
  back.focus({preventScroll: true});
}
