// Drawing: islands, links, nodes and titles, on any canvas. In a view, what is at x in the layout is at x · k + view.x.

const mostLinks = Math.max(1, ...map.patterns.map(({links}) => links.length));
for (const pattern of map.patterns) pattern.size ??= Math.sqrt(pattern.links.length / mostLinks);

let theme = {};

/** Takes the colours of the style sheet as they are now. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  theme = {
    dark: value("color-scheme") === "dark",
    ink: value("--ink"),
    faint: value("--faint"),
    ground: value("--ground"),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/**
 * Returns a colour for each number: neighbouring ones get hues far apart, each by the golden angle from the one before,
 * and every eight of them another lightness.
 */
function colorOf(number, alpha = 1) {
  if (number === undefined) return `hsl(40 4% ${theme.dark ? 58 : 52}% / ${alpha})`;
  const hue = (208 + number * 137.508) % 360;
  const lightness = (theme.dark ? 64 : 46) + [0, 7, -6][Math.floor(number / 8) % 3];
  return `hsl(${hue} ${theme.dark ? 42 : 46}% ${lightness}% / ${alpha})`;
}

/** Returns the colour of an island: that of its patterns where they share one. */
const islandColor = ({group}, alpha) => colorOf(tinted ? group : undefined, alpha);

function relationColor(relation) {
  if (!relation) return theme.faint;
  return theme.dark ? `color-mix(in oklab, ${relation.color} 55%, white)` : relation.color;
}

const dashes = {dashed: [6, 4], dotted: [1.5, 3.5]};

const place = (pattern, view) => [pattern.x * view.k + view.x, pattern.y * view.k + view.y];

/** In pixels: nodes grow when a reader looks closer, but less than the distances between them. */
const radiusOf = (pattern, view) => (2.6 + 8 * pattern.size) * Math.min(1.7, Math.max(0.3, view.k ** 0.6));

function isInside([x, y], {width, height}, margin) {
  return x > -margin && y > -margin && x < width + margin && y < height + margin;
}

/** Draws the islands, where there is more than one. */
function drawIslands(context, view) {
  if (map.groups.islands.length === 1) return;
  for (const island of map.groups.islands) {
    context.beginPath();
    context.arc(island.x * view.k + view.x, island.y * view.k + view.y, (island.radius + 13) * view.k, 0, 7);
    context.fillStyle = islandColor(island, theme.dark ? 0.13 : 0.09);
    context.fill();
  }
}

function groupedBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

const mostCounted = map.links.reduce((most, {count}) => Math.max(most, count), 1);

/** Links between groups stand for many, of which the eighth of the most tells how wide they are drawn. */
const strokeOf = ({relation, count}) => relation ?? Math.ceil((8 * count) / mostCounted);

/**
 * Draws the links of which an end is in sight, those of one relation in one stroke. Dashes are for few: many would cost
 * a frame.
 */
function drawLinks(context, view, links, {alpha, width, dashed}) {
  for (const [relation, lines] of groupedBy(links, strokeOf)) {
    const share = typeof relation === "number" ? relation / 8 : undefined;
    context.globalAlpha = alpha * (share ?? 1);
    context.beginPath();
    for (const {source, target} of lines) {
      const [from, to] = [place(source, view), place(target, view)];
      if (!isInside(from, view, 0) && !isInside(to, view, 0)) continue;
      context.moveTo(...from);
      context.lineTo(...to);
    }
    context.strokeStyle = relationColor(share ? undefined : relation);
    context.lineWidth = width * (share ? 1 + 5 * share : relation.line === "bold" ? 1.6 : 1);
    context.setLineDash((dashed && dashes[relation.line]) || []);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Draws the heads of links that have a direction, at the rims of their targets. */
function drawArrowheads(context, view, links, length) {
  for (const {source, target, relation} of links) {
    if (!relation || relation.symmetric) continue;
    const [x1, y1] = place(source, view);
    const [x2, y2] = place(target, view);
    const distance = Math.hypot(x2 - x1, y2 - y1);
    const rim = radiusOf(target, view) + 1.5;
    if (distance < rim + length) continue;
    const [dx, dy] = [(x2 - x1) / distance, (y2 - y1) / distance];
    const [tipX, tipY] = [x2 - dx * rim, y2 - dy * rim];
    context.beginPath();
    context.moveTo(tipX, tipY);
    context.lineTo(tipX - dx * length + dy * length * 0.42, tipY - dy * length - dx * length * 0.42);
    context.lineTo(tipX - dx * length - dy * length * 0.42, tipY - dy * length + dx * length * 0.42);
    context.fillStyle = relationColor(relation);
    context.fill();
  }
}

/** Draws nodes, those of one look in one go: without links they are paler, named only they are rings. */
function drawNodes(context, view, patterns) {
  const seen = patterns.filter((pattern) => isInside(place(pattern, view), view, 20));
  for (const nodes of groupedBy(
    seen,
    ({color, links, external}) => `${color} ${links.length > 0} ${external}`,
  ).values()) {
    const [{color, links, external}] = nodes;
    const path = new Path2D();
    for (const pattern of nodes) {
      const [x, y] = place(pattern, view);
      const radius = radiusOf(pattern, view);
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 7);
    }
    const paint = colorOf(color, links.length > 0 ? 1 : 0.55);
    context.lineWidth = view.k > 1 ? 2 : 0.8;
    context.strokeStyle = external ? paint : theme.ground;
    context.fillStyle = external ? theme.ground : paint;
    context.stroke(path);
    context.fill(path);
  }
}

function drawRing(context, view, pattern) {
  const [x, y] = place(pattern, view);
  context.beginPath();
  context.arc(x, y, radiusOf(pattern, view) + 4, 0, 7);
  context.lineWidth = 2;
  context.strokeStyle = theme.ink;
  context.stroke();
}

/** Rectangles that are taken: a title is drawn where it touches none of those before. */
class Taken {
  cells = new Map();

  /** Takes a rectangle if it is free, and tells whether it was. */
  take(rectangle) {
    const keys = this.keysOf(rectangle);
    const touches = (other) =>
      other.left < rectangle.right &&
      other.right > rectangle.left &&
      other.top < rectangle.bottom &&
      other.bottom > rectangle.top;
    if (keys.some((key) => this.cells.get(key)?.some(touches))) return false;
    this.add(rectangle);
    return true;
  }

  add(rectangle) {
    for (const key of this.keysOf(rectangle)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(rectangle);
    }
  }

  keysOf({left, right, top, bottom}) {
    const keys = [];
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x++) {
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y++) keys.push(x * 4096 + y);
    }
    return keys;
  }
}

const shortened = (text, most) => {
  const letters = [...text];
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : text;
};

/** Measures a text as it will be written, with its middle at x and its top at y. */
function labelFor(context, text, {size, weight = "400", color = theme.ink}) {
  const font = `${weight} ${size}px ${theme.font}`;
  context.font = font;
  return {text, font, size, color, width: context.measureText(text).width};
}

const boxOf = ({width, size}, [x, y], space) => ({
  left: x - width / 2 - 4 - space,
  right: x + width / 2 + 4 + space,
  top: y - 1 - space,
  bottom: y + size + 2 + space,
});

/** Returns whether the edge of what the reader sees cuts a rectangle. */
function isCut({left, right, top, bottom}, {seen}) {
  const inside = left >= seen.left && right <= seen.right && top >= seen.top && bottom <= seen.bottom;
  const outside = right <= seen.left || left >= seen.right || bottom <= seen.top || top >= seen.bottom;
  return !inside && !outside;
}

/** Writes a text with a rim that lifts it off what is below it. */
function write(context, {text, font, color}, [x, y]) {
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.ground;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

/** Writes the names of the islands, the largest first, each above its own. */
function drawIslandNames(context, view, taken) {
  for (const island of [...map.groups.islands].sort((a, b) => b.radius - a.radius)) {
    if (island.group === undefined) continue;
    const size = Math.min(17, 10 + (island.radius * view.k) / 14);
    const at = [island.x * view.k + view.x, (island.y - island.radius - 15) * view.k + view.y - size];
    if (!isInside(at, view, 60)) continue;
    const color = `color-mix(in oklab, ${islandColor(island)} 65%, ${theme.ink})`;
    const name = shortened(visible(map.groups.values[island.group]), 30);
    const label = labelFor(context, name, {size, weight: "600", color});
    const box = boxOf(label, at, 0);
    if (!isCut(box, view) && taken.take(box)) write(context, label, at);
  }
}

/** Takes the places of nodes that are large enough to be hidden by a title. */
function takeNodes(view, taken, patterns) {
  for (const pattern of patterns) {
    const radius = radiusOf(pattern, view);
    if (radius < 4.5 && patterns.length > 300) continue;
    const [x, y] = place(pattern, view);
    taken.add({left: x - radius, right: x + radius, top: y - radius, bottom: y + radius});
  }
}

/** Writes the titles for which there is room, those of the first patterns first, below, above or beside them. */
function drawTitles(context, view, taken, patterns, {most, size = 12, weight, space = 0, always = false}) {
  let written = 0;
  for (const pattern of patterns) {
    if (written === most) break;
    const [x, y] = place(pattern, view);
    if (!isInside([x, y], view, 0)) continue;
    const label = labelFor(context, shortened(visible(pattern.title), view.k > 2 ? 60 : 32), {size, weight});
    const radius = radiusOf(pattern, view);
    const aside = radius + label.width / 2 + 5;
    const beside = [
      [x + aside, y - size / 2],
      [x - aside, y - size / 2],
    ];
    const places = [[x, y + radius + 2], [x, y - radius - size - 3], ...beside];
    if (pattern.onRing) places.unshift(beside[pattern.onRing === "right" ? 0 : 1]);
    const free = places.find((at) => {
      const box = boxOf(label, at, space);
      return !isCut(box, view) && taken.take(box);
    });
    if (!free && !always) continue;
    write(context, label, free ?? places[0]);
    written++;
  }
}
