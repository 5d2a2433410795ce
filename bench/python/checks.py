"""What is wrong with a library: as much of patgraph's checks as can be told without positions."""

from collections import Counter


def cyclic_groups(count, arcs):
    """Returns the sizes of groups that arcs connect both ways (Tarjan's algorithm, without recursion)."""
    following = [[] for _ in range(count)]
    for source, target in arcs:
        if source != target:
            following[source].append(target)
    index, low, on_stack, stack, groups = [-1] * count, [0] * count, [False] * count, [], []
    counter = 0
    for root in range(count):
        if index[root] >= 0:
            continue
        index[root] = low[root] = counter
        counter += 1
        stack.append(root)
        on_stack[root] = True
        calls = [(root, iter(following[root]))]
        while calls:
            vertex, targets = calls[-1]
            target = next(targets, None)
            if target is None:
                calls.pop()
                if calls:
                    parent = calls[-1][0]
                    low[parent] = min(low[parent], low[vertex])
                if low[vertex] == index[vertex]:
                    place = stack.index(vertex)
                    for member in stack[place:]:
                        on_stack[member] = False
                    if len(stack) - place > 1:
                        groups.append(len(stack) - place)
                    del stack[place:]
            elif index[target] < 0:
                index[target] = low[target] = counter
                counter += 1
                stack.append(target)
                on_stack[target] = True
                calls.append((target, iter(following[target])))
            elif on_stack[target]:
                low[vertex] = min(low[vertex], index[target])
    return groups


def duplicates(values):
    return sum(count > 1 for value, count in Counter(values).items() if value)


def check(entities, ontology):
    """Returns how many findings there are, by kind."""
    number = {entity: i for i, entity in enumerate(entities)}
    arcs = {relation.property: [] for relation in ontology.relations}
    links = [
        (source, link, number.get(link.target))
        for source, entity in enumerate(entities)
        for link in entity.links
        if link.relation.link_class is None
    ]
    stated = set()
    for source, link, target in links:
        if target is None:
            continue
        for prop in link.relation.above:
            stated.add((source, prop, target))
            if prop in arcs:
                arcs[prop].append((source, target))
    inverses = {
        relation.property: relation.property if relation.symmetric else relation.inverse
        for relation in ontology.relations
    }
    missing = 0
    for source, link, target in links:
        if target is None or target == source:
            continue
        other = next(filter(None, (inverses.get(prop) for prop in link.relation.above)), None)
        if other is not None and (target, other, source) not in stated:
            missing += 1
    groups = 0
    for relation in ontology.relations:
        if relation.cycle is None:
            continue
        turned = [(target, source) for source, target in arcs.get(relation.inverse, ())]
        groups += len(cyclic_groups(len(entities), arcs[relation.property] + turned))
    return {
        "dangling": sum(link.outcome == "dangling" for _, link, _ in links),
        "selfLinks": sum(source == target for source, _, target in links),
        "missingInverses": missing,
        "missingIds": sum(not entity.id for entity in entities),
        "missingTitles": sum(not entity.title for entity in entities),
        "cyclicGroups": groups,
        "duplicateIds": duplicates(entity.id for entity in entities),
        "duplicateSlugs": duplicates(entity.slug for entity in entities),
    }
