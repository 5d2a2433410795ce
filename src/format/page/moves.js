// How a reader moves over the picture, and points at what is in it.

const zoom = d3
  .zoom()
  .scaleExtent([0.05, 12])
  .on("zoom", ({transform}) => {
    picture.transform = transform;
    redraw();
    refreshLater();
  });
const movable = d3.select(canvas).call(zoom).on("dblclick.zoom", null);

/** Moves the picture so that these patterns fill it, or else the islands of all. */
function fit(patterns, {fly = false, closest = 3} = {}) {
  const {width, height} = picture;
  if (patterns.length === 0 || width === 0) return;
  const whole = picture.islands && patterns.length === map.patterns.length;
  const discs = whole ? map.groups.islands : patterns;
  const [left, right] = extent(discs, ({x}) => x);
  const [top, bottom] = extent(discs, ({y}) => y);
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
  const {left, top, right, bottom} = canvas.getBoundingClientRect();
  const covering = document.getElementById("panel").getBoundingClientRect();
  if (covering.width === 0) return {width: right - left, height: bottom - top};
  const isSheet = covering.left <= left;
  return {
    width: (isSheet ? right : Math.max(covering.left, left + 100)) - left,
    height: (isSheet ? Math.min(bottom, Math.max(covering.top, top + 100)) : bottom) - top,
  };
}

/** Returns the least and the greatest coordinate of points, or of islands with their shores and names. */
function extent(discs, coordinate) {
  let [least, most] = [Infinity, -Infinity];
  for (const disc of discs) {
    const radius = disc.radius ? disc.radius + 15 : 0;
    least = Math.min(least, coordinate(disc) - radius);
    most = Math.max(most, coordinate(disc) + radius);
  }
  return [least, most];
}

const stillness = matchMedia("(prefers-reduced-motion: reduce)");

/** What to call zoom with for a move that takes that many milliseconds, or none for readers who ask for stillness. */
function gliding(duration) {
  return stillness.matches ? movable : movable.transition().duration(duration);
}

function moveTo(transform, fly) {
  movable.interrupt();
  (fly ? gliding(450) : movable).call(zoom.transform, transform);
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
  if (pattern) go({pattern});
});
canvas.addEventListener("keydown", (event) => {
  if (isForBrowser(event)) return;
  const step = {ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60]}[event.key];
  if (step) movable.call(zoom.translateBy, step[0] / picture.transform.k, step[1] / picture.transform.k);
  else if (event.key === "+" || event.key === "=") movable.call(zoom.scaleBy, 1.4);
  else if (event.key === "-") movable.call(zoom.scaleBy, 1 / 1.4);
  else if (event.key === "0") fit(picture.patterns);
  else return;
  event.preventDefault();
});
for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => {
    if (button.dataset.zoom === "fit") fit(picture.patterns, {fly: true});
    else gliding(200).call(zoom.scaleBy, Number(button.dataset.zoom));
  });
}

new ResizeObserver(() => {
  const {clientWidth, clientHeight} = canvas;
  const first = picture.width === 0;
  picture.width = clientWidth;
  picture.height = clientHeight;
  picture.scale = Math.min(2, devicePixelRatio);
  canvas.width = Math.round(clientWidth * picture.scale);
  canvas.height = Math.round(clientHeight * picture.scale);
  if (first) fitState();
  refresh();
}).observe(canvas);
