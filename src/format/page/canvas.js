// The picture on the page: what of the map is in sight, and how a reader moves over it. What is drawn is kept as a bitmap
// larger than the canvas, so that panning only moves it; it is drawn anew when it no longer covers the canvas or when the
// reader rests.

const canvas = document.querySelector("canvas");
const context = canvas.getContext("2d");
const bitmap = document.createElement("canvas");

/** The part of the canvas's size by which the bitmap is larger at each side. */
const margin = 0.3;

const picture = {
  patterns: map.patterns,
  links: map.links,
  ranked: [], // the patterns, best linked first
  islands: true,
  center: undefined, // the pattern that is chosen
  lit: undefined, // what is shown beside it: {patterns: Set, links}
  hovered: undefined,
  index: undefined, // finds the pattern nearest to a point
  transform: d3.zoomIdentity,
  drawn: undefined, // the transform with which the bitmap was drawn
  width: 0,
  height: 0,
  scale: 1, // pixels of the screen in one of the page
};

const zoom = d3
  .zoom()
  .scaleExtent([0.05, 12])
  .on("zoom", ({ transform }) => {
    picture.transform = transform;
    redraw();
    refreshLater();
  });
const surface = d3.select(canvas).call(zoom).on("dblclick.zoom", null);

let frame = 0;
let refreshing = 0;

function redraw() {
  frame ||= requestAnimationFrame(drawFrame);
}

/** Has the bitmap drawn anew, sharp and with the titles for which there is room now. */
function refresh() {
  picture.drawn = undefined;
  redraw();
}

function refreshLater() {
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 160);
}

function covers() {
  const { transform, drawn, width, height } = picture;
  if (!drawn) return false;
  const ratio = transform.k / drawn.k;
  if (ratio > 2.5 || ratio < 0.4) return false;
  const left = transform.x - drawn.x * ratio - margin * width * ratio;
  const top = transform.y - drawn.y * ratio - margin * height * ratio;
  const grown = 1 + 2 * margin;
  // Where the bitmap ends but the map ended before, nothing is missing.
  return (left <= 0 && top <= 0 && left + grown * width * ratio >= width && top + grown * height * ratio >= height) ||
    picture.drawnWhole;
}

function drawBitmap() {
  const { width, height, transform, scale } = picture;
  const view = {
    k: transform.k,
    x: transform.x + margin * width,
    y: transform.y + margin * height,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
    seen: { left: margin * width, right: (1 + margin) * width, top: margin * height, bottom: (1 + margin) * height },
  };
  bitmap.width = Math.ceil(view.width * scale);
  bitmap.height = Math.ceil(view.height * scale);
  const context = bitmap.getContext("2d");
  context.scale(scale, scale);
  if (picture.islands) drawIslands(context, view);
  const few = picture.links.length < 1200;
  const alpha = Math.min(0.65, 14 / Math.sqrt(picture.links.length + 1)) * Math.min(2, Math.max(1, view.k));
  const style = { width: few ? 1.1 : 0.7, dashed: few };
  // Of many links, those within an island are what a reader can make out.
  const [near, far] = few || !picture.islands ? [picture.links, []] : parted(picture.links);
  drawMist(context, view, far, { ...style, alpha: alpha * 0.25 });
  drawLinks(context, view, near, { ...style, alpha: Math.min(0.65, alpha * 1.6) });
  if (few) drawArrowheads(context, view, picture.links, 6);
  drawNodes(context, view, picture.patterns);
  const taken = new Taken();
  takeNodes(view, taken, picture.ranked);
  if (picture.islands) drawIslandNames(context, view, taken);
  if (picture.lit) return finishBitmap(view); // What is lit has titles of its own.
  const crowded = picture.patterns.length > 300 && view.k < 1;
  const titled = picture.ranked.filter((pattern) => isInside(place(pattern, view), view, 0)).slice(0, 500);
  drawTitles(context, view, taken, titled, crowded ? { most: 45, size: 11, space: 8 } : { most: 250 });
  finishBitmap(view);
}

function finishBitmap(view) {
  picture.drawn = picture.transform;
  picture.drawnWhole = picture.patterns.every((pattern) => isInside(place(pattern, view), view, -10));
}

/** Draws many long links, of which a reader sees no single one: at half of the resolution, in half of the time. */
function drawMist(context, view, links, style) {
  if (links.length === 0) return;
  const mist = document.createElement("canvas");
  const scale = picture.scale / 2;
  mist.width = Math.ceil(view.width * scale);
  mist.height = Math.ceil(view.height * scale);
  const coarse = mist.getContext("2d");
  coarse.scale(scale, scale);
  drawLinks(coarse, view, links, style);
  context.drawImage(mist, 0, 0, mist.width / scale, mist.height / scale);
}

/** Parts links within islands from those between them. */
function parted(links) {
  const near = [];
  const far = [];
  for (const link of links) (link.source.group === link.target.group ? near : far).push(link);
  return [near, far];
}

/** Draws what is chosen or pointed at over the rest. */
function drawLit() {
  const { transform, width, height, center, hovered } = picture;
  const seen = { left: 0, right: width, top: 0, bottom: height };
  const view = { k: transform.k, x: transform.x, y: transform.y, width, height, seen };
  const taken = new Taken();
  const { patterns, links } = picture.lit ?? neighbourhood(hovered);
  drawLinks(context, view, links, { alpha: 0.85, width: 1.3, dashed: true });
  drawArrowheads(context, view, links, 7);
  drawNodes(context, view, [...patterns]);
  takeNodes(view, taken, patterns);
  const marked = [center, hovered].filter(Boolean);
  for (const pattern of marked) drawRing(context, view, pattern);
  drawTitles(context, view, taken, marked, { most: 2, size: 14, weight: "600", always: true });
  if (!picture.lit) return;
  const others = [...patterns].filter((pattern) => !marked.includes(pattern)).sort((a, b) => b.size - a.size);
  drawTitles(context, view, taken, others, { most: 80 });
}

function drawFrame() {
  frame = 0;
  const { width, height, scale } = picture;
  if (width === 0 || height === 0) return;
  if (!covers()) drawBitmap();
  const { transform, drawn } = picture;
  const ratio = transform.k / drawn.k;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  context.globalAlpha = picture.lit ? 0.22 : picture.hovered ? 0.55 : 1;
  context.drawImage(
    bitmap,
    transform.x - drawn.x * ratio - margin * width * ratio,
    transform.y - drawn.y * ratio - margin * height * ratio,
    (bitmap.width / scale) * ratio,
    (bitmap.height / scale) * ratio,
  );
  context.globalAlpha = 1;
  if (picture.lit || picture.hovered) drawLit();
  reportProgress();
}

/** Says once when the first picture is there, and when it stays as it is: places are worked out ahead. */
function reportProgress() {
  if (picture.reported || picture.patterns.length === 0) return;
  picture.reported = true;
  performance.mark("first-picture");
  requestAnimationFrame(() => performance.mark("settled"));
}

/** Returns a pattern with those that visible links join with it. */
function neighbourhood(pattern) {
  const shown = picture.shownLinks;
  const links = pattern.links.filter((link) => shown.has(link));
  return { patterns: new Set([pattern, ...links.map((link) => otherEnd(link, pattern))]), links };
}

/** Shows these patterns and links, and no others. */
function setPicture(patterns, links, { islands }) {
  picture.patterns = patterns;
  picture.links = links;
  picture.shownLinks = new Set(links);
  picture.ranked = [...patterns].sort((a, b) => b.size - a.size);
  picture.islands = islands;
  picture.index = d3.quadtree(patterns, ({ x }) => x, ({ y }) => y);
  picture.hovered = undefined;
  refresh();
}

/** Moves the picture so that these patterns fill it, or else the islands of all. */
function fit(patterns, { fly = false, closest = 3 } = {}) {
  const { width, height } = picture;
  if (patterns.length === 0 || width === 0) return;
  const whole = picture.islands && patterns.length === map.patterns.length;
  const discs = whole ? map.groups.islands.map((island) => ({ ...island, radius: island.radius + 15 })) : patterns.map(({ x, y }) => ({ x, y, radius: 0 }));
  const [left, right] = extent(discs.flatMap(({ x, radius }) => [x - radius, x + radius]));
  const [top, bottom] = extent(discs.flatMap(({ y, radius }) => [y - radius, y + radius]));
  const free = uncovered();
  const pad = whole ? Math.min(36, free.width / 20) : Math.min(70, free.width / 8);
  const k = Math.min(
    closest,
    (free.width - 2 * pad) / (right - left || 1),
    (free.height - 2 * pad) / (bottom - top || 1),
  );
  const transform = d3.zoomIdentity
    .translate(free.width / 2, free.height / 2)
    .scale(k)
    .translate(-(left + right) / 2, -(top + bottom) / 2);
  moveTo(transform, fly);
}

/** Returns the size of what the panel leaves of the canvas: it stands at its right, or comes up from below. */
function uncovered() {
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  const covering = document.getElementById("panel").getBoundingClientRect();
  if (covering.width === 0) return { width: right - left, height: bottom - top };
  const isSheet = covering.left <= left;
  return {
    width: (isSheet ? right : Math.max(covering.left, left + 100)) - left,
    height: (isSheet ? Math.min(bottom, Math.max(covering.top, top + 100)) : bottom) - top,
  };
}

function extent(values) {
  return values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

function moveTo(transform, fly) {
  surface.interrupt();
  if (fly && !stillness.matches) surface.transition().duration(450).call(zoom.transform, transform);
  else surface.call(zoom.transform, transform);
}

/** Returns the pattern under a point of the canvas. */
function patternAt(x, y, reach = 14) {
  const [px, py] = picture.transform.invert([x, y]);
  const nearest = picture.index?.find(px, py, reach / picture.transform.k);
  if (!nearest) return undefined;
  const distance = Math.hypot(nearest.x - px, nearest.y - py) * picture.transform.k;
  return distance < Math.max(8, radiusOf(nearest, picture.transform) + 4) ? nearest : undefined;
}

function hover(pattern) {
  if (picture.hovered === pattern) return;
  picture.hovered = pattern;
  canvas.style.cursor = pattern ? "pointer" : "";
  redraw();
}

canvas.addEventListener("pointermove", (event) => {
  if (event.pointerType === "mouse" && event.buttons === 0) hover(patternAt(event.offsetX, event.offsetY));
});
canvas.addEventListener("pointerleave", () => hover(undefined));
canvas.addEventListener("click", (event) => {
  const pattern = patternAt(event.offsetX, event.offsetY, 22);
  if (pattern) go({ pattern });
});
canvas.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
  if (step) surface.call(zoom.translateBy, step[0] / picture.transform.k, step[1] / picture.transform.k);
  else if (event.key === "+" || event.key === "=") surface.call(zoom.scaleBy, 1.4);
  else if (event.key === "-") surface.call(zoom.scaleBy, 1 / 1.4);
  else if (event.key === "0") fit(picture.patterns);
  else return;
  event.preventDefault();
});
for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => {
    if (button.dataset.zoom === "fit") fit(picture.patterns, { fly: true });
    else surface.transition().duration(200).call(zoom.scaleBy, Number(button.dataset.zoom));
  });
}

new ResizeObserver(() => {
  const { clientWidth, clientHeight } = canvas;
  const first = picture.width === 0;
  picture.width = clientWidth;
  picture.height = clientHeight;
  picture.scale = Math.min(2, devicePixelRatio);
  canvas.width = Math.round(clientWidth * picture.scale);
  canvas.height = Math.round(clientHeight * picture.scale);
  if (first) fitState();
  refresh();
}).observe(canvas);
