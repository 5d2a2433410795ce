// The fragment of the address is the state of the page: what it says is shown, so that a view can be shared.

const views = ["map", "cycles", "path"];

/** A filter whose key the page uses for itself has another name in the address. */
const parameterOf = ({key}) => (["pattern", "view", "from", "to", "cycle"].includes(key) ? `field:${key}` : key);

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Reads what a fragment says; what is not on this map is as if it were not there. */
function readAddress() {
  const pairs = location.hash
    .slice(1)
    .split("&")
    .map((pair) => [pair.split("=", 1)[0], pair.slice(pair.indexOf("=") + 1)])
    .map(([key, value]) => [decoded(key), value]);
  const first = (key) => pairs.find(([name]) => name === key)?.[1];
  // Ids are written as they are: they hold nothing that an address must escape, but "%" that escapes already.
  const pattern = (key) => patternsById.get(first(key));
  const chosen = new Map();
  for (const filter of filters) {
    const asked = pairs.filter(([key]) => key === parameterOf(filter)).map(([, value]) => decoded(value));
    const known = filter.values.filter((value) => asked.includes(value));
    if (known.length > 0) chosen.set(filter.key, new Set(known));
  }
  return {
    pattern: pattern("pattern"),
    view: views.includes(first("view")) ? first("view") : "map",
    cycle: map.cycles[Number(first("cycle") ?? NaN) - 1],
    from: pattern("from"),
    to: pattern("to"),
    chosen,
  };
}

function fragmentOf({pattern, view, cycle, from, to, chosen}) {
  const pairs = [];
  if (pattern) pairs.push(`pattern=${pattern.id}`);
  for (const filter of filters) {
    for (const value of chosen.get(filter.key) ?? [])
      pairs.push(`${encodeURIComponent(parameterOf(filter))}=${encodeURIComponent(value)}`);
  }
  if (view !== "map") pairs.push(`view=${view}`);
  if (view === "cycles" && cycle) pairs.push(`cycle=${map.cycles.indexOf(cycle) + 1}`);
  if (view === "path" && from) pairs.push(`from=${from.id}`);
  if (view === "path" && to) pairs.push(`to=${to.id}`);
  return pairs.join("&");
}
