// What tests can see in screenshots.

/// Returns the pixels of PNGs, decoded by the browser in a page beside `page`: red, green, blue, alpha, row by row.
async function decoded(page, pngs) {
  const beside = await page.context().newPage();
  try {
    return await beside.evaluate((encoded) => Promise.all(encoded.map(async (text) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const {data, width, height} = context.getImageData(0, 0, canvas.width, canvas.height);
      let binary = "";
      for (let i = 0; i < data.length; i += 8192) binary += String.fromCharCode(...data.subarray(i, i + 8192));
      return {width, height, base64: btoa(binary)};
    })), pngs.map((png) => png.toString("base64")));
  } finally {
    await beside.close();
  }
}

async function pictures(page, ...pngs) {
  const all = await decoded(page, pngs);
  return all.map(({width, height, base64}) => {
    const pixels = new Uint32Array(new Uint8Array(Buffer.from(base64, "base64")).buffer);
    return {width, height, pixels};
  });
}

/// Returns the colour that most pixels have.
function background({pixels}) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}

const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

/// Returns the colour that most of the picture has: red, green and blue, from 0 to 255.
export async function backgroundOf(page, png) {
  const [picture] = await pictures(page, png);
  return channels(background(picture));
}

/// Returns how far two colours are apart, from 0 to 765.
function distance(one, other) {
  const [a, b] = [channels(one), channels(other)];
  return a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0);
}

/// Returns whether the pictures differ, by more than `pixels` pixels.
export async function differs(page, before, after, pixels = 20) {
  const [one, other] = await pictures(page, before, after);
  if (one.width !== other.width || one.height !== other.height) return true;
  return one.pixels.reduce((count, pixel, i) => count + (pixel !== other.pixels[i] ? 1 : 0), 0) > pixels;
}

/// Returns how much is drawn: how many pixels are that far, from 0 to 765, from the background.
export async function drawn(page, png, far = 30) {
  const [picture] = await pictures(page, png);
  const ground = background(picture);
  return picture.pixels.reduce((count, pixel) => count + (distance(pixel, ground) >= far ? 1 : 0), 0);
}

/// Returns the side of the largest square of one colour, far from the background, whose lower right corner each pixel is.
function squares({width, height, pixels}) {
  const ground = background({pixels});
  const sides = new Uint16Array(pixels.length);
  for (let at = width + 1; at < width * height; ++at) {
    if (distance(pixels[at], ground) < 150) continue;
    const neighbours = [at - 1, at - width, at - width - 1];
    const same = neighbours.every((other) => pixels[other] === pixels[at]);
    sides[at] = same ? 1 + Math.min(...neighbours.map((other) => sides[other])) : 0;
  }
  return sides;
}

/// Returns points inside the nodes that stand out: spots of one colour, far from the background and too thick for a link
/// or a letter.
export async function nodes(page, png) {
  const [picture] = await pictures(page, png);
  const {width} = picture;
  const sides = squares(picture);
  const thick = 3;
  const found = [];
  for (let at = 0; at < sides.length; ++at) {
    if (sides[at] < thick) continue;
    // All of the spot is taken away, and its largest square kept.
    let best = {side: 0};
    const spot = [at];
    while (spot.length > 0) {
      const next = spot.pop();
      if (sides[next] < thick) continue;
      if (sides[next] > best.side) {
        const half = sides[next] / 2;
        best = {side: sides[next], x: next % width - half, y: Math.floor(next / width) - half};
      }
      sides[next] = 0;
      spot.push(next - 1, next + 1, next - width, next + width);
    }
    found.push(best);
  }
  return found;
}
