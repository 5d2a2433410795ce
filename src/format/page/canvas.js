// The picture on the page: what of the map is in sight. What is drawn is kept as a bitmap larger than the canvas, so
// that panning only moves it; it is drawn anew when it no longer covers the canvas, or when the reader rests.

const canvas = document.querySelector("canvas");
const surface = canvas.getContext("2d");
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

function drawBitmap() {
  const {width, height, transform, scale} = picture;
  const view = {
    k: transform.k,
    x: transform.x + margin * width,
    y: transform.y + margin * height,
    width: width * (1 + 2 * margin),
    height: height * (1 + 2 * margin),
    seen: {left: margin * width, right: (1 + margin) * width, top: margin * height, bottom: (1 + margin) * height},
  };
  bitmap.width = Math.ceil(view.width * scale);
  bitmap.height = Math.ceil(view.height * scale);
  const context = bitmap.getContext("2d");
  context.scale(scale, scale);
  if (picture.islands) drawIslands(context, view);
  drawAllLinks(context, view);
  drawNodes(context, view, picture.patterns);
  writeTexts(context, view);
  picture.drawn = transform;
  picture.drawnWhole = picture.patterns.every((pattern) => isInside(place(pattern, view), view, -10));
}

/** Draws the more lightly the more there are. Of many links, those within an island are what a reader can make out. */
function drawAllLinks(context, view) {
  const {links, islands} = picture;
  const few = links.length < 1200;
  const style = {width: few ? 1.1 : 0.7, dashed: few};
  const alpha = Math.min(0.65, 14 / Math.sqrt(links.length + 1)) * Math.min(2, Math.max(1, view.k));
  const [near, far] = few || !islands ? [links, []] : parted(links);
  drawMist(context, view, far, {...style, alpha: alpha * 0.25});
  drawLinks(context, view, near, {...style, alpha: Math.min(0.65, alpha * 1.6)});
  if (few) drawArrowheads(context, view, links, 6);
}

/** Writes names and titles; what is lit has titles of its own. */
function writeTexts(context, view) {
  const {patterns, ranked, islands, lit} = picture;
  const taken = new Taken();
  takeNodes(view, taken, ranked);
  if (islands) drawIslandNames(context, view, taken);
  if (lit) return;
  const crowded = patterns.length > 300 && view.k < 1;
  const inSight = ranked.filter((pattern) => isInside(place(pattern, view), view, 0)).slice(0, 500);
  drawTitles(context, view, taken, inSight, crowded ? {most: 45, size: 11, space: 8} : {most: 250});
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
  const {transform, width, height, center, hovered} = picture;
  const seen = {left: 0, right: width, top: 0, bottom: height};
  const view = {k: transform.k, x: transform.x, y: transform.y, width, height, seen};
  const taken = new Taken();
  const {patterns, links} = picture.lit ?? neighbourhood(hovered);
  drawLinks(surface, view, links, {alpha: 0.85, width: 1.3, dashed: true});
  drawArrowheads(surface, view, links, 7);
  drawNodes(surface, view, [...patterns]);
  takeNodes(view, taken, patterns);
  const marked = [center, hovered].filter(Boolean);
  for (const pattern of marked) drawRing(surface, view, pattern);
  drawTitles(surface, view, taken, marked, {most: 2, size: 14, weight: "600", always: true});
  if (!picture.lit) return;
  const others = [...patterns].filter((pattern) => !marked.includes(pattern)).sort((a, b) => b.size - a.size);
  drawTitles(surface, view, taken, others, {most: 80});
}

/** Returns where the bitmap stands on the canvas now. */
function placeOfBitmap() {
  const {transform, drawn, width, height} = picture;
  const ratio = transform.k / drawn.k;
  return {
    ratio,
    left: transform.x - drawn.x * ratio - margin * width * ratio,
    top: transform.y - drawn.y * ratio - margin * height * ratio,
    width: width * (1 + 2 * margin) * ratio,
    height: height * (1 + 2 * margin) * ratio,
  };
}

function covers() {
  if (!picture.drawn) return false;
  const {ratio, left, top, width, height} = placeOfBitmap();
  if (ratio > 2.5 || ratio < 0.4) return false;
  // Where the bitmap ends, but the map before it, nothing is missing.
  return (
    picture.drawnWhole || (left <= 0 && top <= 0 && left + width >= picture.width && top + height >= picture.height)
  );
}

function drawFrame() {
  frame = 0;
  const {width, height, scale} = picture;
  if (width === 0 || height === 0) return;
  if (!covers()) drawBitmap();
  const at = placeOfBitmap();
  surface.setTransform(scale, 0, 0, scale, 0, 0);
  surface.clearRect(0, 0, width, height);
  surface.globalAlpha = picture.lit ? 0.22 : picture.hovered ? 0.55 : 1;
  surface.drawImage(bitmap, at.left, at.top, at.width, at.height);
  surface.globalAlpha = 1;
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
  return {patterns: new Set([pattern, ...links.map((link) => otherEnd(link, pattern))]), links};
}

/** Shows these patterns and links, and no others. */
function setPicture(patterns, links, {islands}) {
  picture.patterns = patterns;
  picture.links = links;
  picture.shownLinks = new Set(links);
  picture.ranked = [...patterns].sort((a, b) => b.size - a.size);
  picture.islands = islands;
  picture.index = d3.quadtree(
    patterns,
    ({x}) => x,
    ({y}) => y,
  );
  picture.hovered = undefined;
  refresh();
}
