// What is wrong with a library: as much of patgraph's checks as can be told without positions.

/** Returns the sizes of groups that arcs connect both ways (Tarjan's algorithm, without recursion). */
function cyclicGroups(count, arcs) {
  const next = Array.from({ length: count }, () => []);
  for (const [from, to] of arcs) if (from !== to) next[from].push(to);
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack = [];
  const groups = [];
  let counter = 0;
  for (let root = 0; root < count; root += 1) {
    if (index[root] >= 0) continue;
    const calls = [[root, 0]];
    while (calls.length > 0) {
      const call = calls[calls.length - 1];
      const [vertex, at] = call;
      if (index[vertex] < 0) {
        index[vertex] = low[vertex] = counter++;
        stack.push(vertex);
        onStack[vertex] = 1;
      }
      if (at < next[vertex].length) {
        call[1] += 1;
        const to = next[vertex][at];
        if (index[to] < 0) calls.push([to, 0]);
        else if (onStack[to]) low[vertex] = Math.min(low[vertex], index[to]);
        continue;
      }
      calls.pop();
      if (calls.length > 0) {
        const parent = calls[calls.length - 1][0];
        low[parent] = Math.min(low[parent], low[vertex]);
      }
      if (low[vertex] === index[vertex]) {
        const group = stack.splice(stack.indexOf(vertex));
        for (const member of group) onStack[member] = 0;
        if (group.length > 1) groups.push(group.length);
      }
    }
  }
  return groups;
}

function duplicates(values) {
  const seen = new Map();
  for (const value of values) if (value) seen.set(value, (seen.get(value) ?? 0) + 1);
  return [...seen.values()].filter((count) => count > 1).length;
}

/** Returns how many findings there are, by kind. */
export function check(entities, ontology) {
  const number = new Map(entities.map((entity, i) => [entity, i]));
  const arcs = new Map(ontology.relations.map((relation) => [relation.property, []]));
  const stated = new Set();
  const found = { dangling: 0, selfLinks: 0, missingInverses: 0, missingIds: 0, missingTitles: 0 };
  const each = (visit) => {
    entities.forEach((entity, from) => {
      for (const link of entity.links) {
        if (link.relation.linkClass === undefined) visit(link, entity, from);
      }
    });
  };
  each((link, entity, from) => {
    if (link.outcome === 'dangling') found.dangling += 1;
    if (link.outcome !== 'resolved') return;
    if (link.target === entity) found.selfLinks += 1;
    const to = number.get(link.target);
    for (const property of link.relation.above) {
      arcs.get(property)?.push([from, to]);
      stated.add(`${from} ${property} ${to}`);
    }
  });
  const inverses = new Map();
  for (const relation of ontology.relations) {
    inverses.set(relation.property, relation.symmetric ? relation.property : relation.inverse);
  }
  each((link, entity, from) => {
    if (link.outcome !== 'resolved' || link.target === entity) return;
    const others = [...link.relation.above].map((property) => inverses.get(property));
    const other = others.find((property) => property !== undefined);
    if (other !== undefined && !stated.has(`${number.get(link.target)} ${other} ${from}`)) found.missingInverses += 1;
  });
  found.cyclicGroups = 0;
  for (const relation of ontology.relations.filter((one) => one.cycle !== undefined)) {
    const turned = relation.inverse !== undefined ? arcs.get(relation.inverse) ?? [] : [];
    const all = arcs.get(relation.property).concat(turned.map(([from, to]) => [to, from]));
    found.cyclicGroups += cyclicGroups(entities.length, all).length;
  }
  found.duplicateIds = duplicates(entities.map((entity) => entity.id));
  found.duplicateSlugs = duplicates(entities.map((entity) => entity.slug));
  for (const entity of entities) {
    if (!entity.id) found.missingIds += 1;
    if (!entity.title) found.missingTitles += 1;
  }
  return found;
}
