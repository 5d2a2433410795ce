"""Few choices of options, of which every two values of different options meet in one (pairwise testing; Cohen et al.,
"The AETG System", 1997)."""
from itertools import combinations


def covering_array(options):
    """Returns rows of {option: index of value} for {option: values}. The same options give the same rows."""
    names = list(options)
    uncovered = {
        (one, i, other, j): None  # a dict keeps their order
        for one, other in combinations(names, 2)
        for i in range(len(options[one]))
        for j in range(len(options[other]))
    }

    def gain(row, name, value):
        """Counts the pairs that a value adds to the row."""
        count = 0
        for other, chosen in row.items():
            ordered = names.index(name) < names.index(other)
            count += ((name, value, other, chosen) if ordered else (other, chosen, name, value)) in uncovered
        return count

    rows = []
    while uncovered:
        one, i, other, j = next(iter(uncovered))
        row = {one: i, other: j}
        for name in names:
            if name not in row:
                row[name] = max(range(len(options[name])), key=lambda value: gain(row, name, value))
        for a, b in combinations(names, 2):
            uncovered.pop((a, row[a], b, row[b]), None)
        rows.append({name: row[name] for name in names})
    return rows


def is_covered(options, rows):
    """Returns whether every two values of different options stand in one row."""
    met = {(a, row[a], b, row[b]) for row in rows for a, b in combinations(options, 2)}
    return len(met) == sum(len(options[a]) * len(options[b]) for a, b in combinations(options, 2))
