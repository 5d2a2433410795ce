// The map: what the program wrote, with links at hand at both of their ends.

const map = JSON.parse(document.getElementById("data").textContent);

map.links = map.links.map(([source, target, relation, weight, count]) => ({
  source: map.patterns[source],
  target: map.patterns[target],
  relation: map.relations[relation],
  weight: weight ?? undefined,
  count: count ?? 1,
}));
map.cycles = map.cycles.map(({relation, patterns}) => ({
  relation: map.relations[relation],
  patterns: patterns.map((index) => map.patterns[index]),
}));
for (const pattern of map.patterns) pattern.links = [];
for (const link of map.links) {
  link.source.links.push(link);
  if (link.target !== link.source) link.target.links.push(link);
}
// Colours tell the islands apart, unless they are of something else.
const tinted = !map.colors;
map.colors ??= map.groups;
if (tinted) for (const pattern of map.patterns) pattern.color = pattern.group;
const patternsById = new Map(map.patterns.map((pattern) => [pattern.id, pattern]));
const byTitle = new Intl.Collator("en", {numeric: true});
const patternsByTitle = [...map.patterns].sort((a, b) => byTitle.compare(a.title, b.title));

/** What readers filter by: `key` and `values` name it in the address, `labels` on the page. */
const filters = [
  {
    key: "relation",
    label: "Relation",
    values: map.relations.map(({key}) => key),
    labels: map.relations.map(({label}) => label),
  },
  {key: "class", label: "Class", values: map.classes, labels: map.classes},
  ...map.facets.map((facet, index) => ({...facet, labels: facet.values, index})),
].filter(({key, values}) => values.length > (key === "class" ? 1 : 0));

/** Returns the values of a filter that a pattern has. */
function valuesOf(pattern, filter) {
  if (filter.key === "class") return [map.classes[pattern.class]];
  return (pattern.facets?.[filter.index] ?? []).map((value) => filter.values[value]);
}

const otherEnd = (link, pattern) => (link.source === pattern ? link.target : link.source);

/** Returns the relation along which the links of another go round in circles: its own, or a more general one. */
const axisOf = (relation) => map.relations[relation?.axis] ?? relation;

/** Says how a link reads from one of its ends: an inverse has a name of its own, or is called the reverse. */
function relationFrom(link, pattern) {
  const {relation} = link;
  if (!relation) return "linked with";
  if (relation.symmetric || link.source === pattern) return relation.label;
  return relation.reverse ?? `${relation.label} (reverse)`;
}
