// Light and dark: as the system says, or as the button says; text is legible in both.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, map, open} from "./parts.mjs";
import {backgroundOf} from "./pictures.mjs";

const address = pageOf(garden);

/// Returns how light the background of the map is, from 0 to 255.
const lightness = async (page) => {
  const channels = await backgroundOf(page, await map(page).screenshot());
  return channels.reduce((sum, channel) => sum + channel, 0) / 3;
};
const isLight = (page) => eventually(async () => assert.ok(await lightness(page) > 200));
const isDark = (page) => eventually(async () => assert.ok(await lightness(page) < 70));

pageTest("the map is light where the system is", {address, colorScheme: "light"}, isLight);
pageTest("the map is dark where the system is", {address, colorScheme: "dark"}, isDark);

pageTest("the map follows the system while it is open", {address, colorScheme: "light"}, async (page) => {
  await page.emulateMedia({colorScheme: "dark"});
  await isDark(page);
});

for (const [colorScheme, is, isOther] of [["light", isLight, isDark], ["dark", isDark, isLight]]) {
  pageTest(`the button changes the theme, from ${colorScheme}`, {address, colorScheme}, async (page) => {
    await button(page, "Theme").click();
    await isOther(page);
    await button(page, "Theme").click();
    await is(page);
  });
}

/// Returns the texts that are seen, with the contrast of each against what is behind it (WCAG 2.2, 1.4.3).
const contrasts = (page) => page.evaluate(() => {
  const channels = (color) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a], ground) => [r, g, b].map((channel, i) => channel * a + ground[i] * (1 - a));
  const luminance = (color) => {
    const [r, g, b] = color.map((channel) => channel / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundBehind = (element) => {
    if (!element) return [255, 255, 255];
    return over(channels(getComputedStyle(element).backgroundColor), groundBehind(element.parentElement));
  };
  const isSeen = (element) => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) &&
    element.getBoundingClientRect().width > 2; // not those for screen readers only
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim();
    if (text === "" || !isSeen(element) || element.closest("script, style, :disabled")) continue;
    const ground = groundBehind(element);
    const [light, dark] = [luminance(over(channels(getComputedStyle(element).color), ground)), luminance(ground)]
      .sort((a, b) => b - a);
    found.push({text: text.slice(0, 40), contrast: (light + 0.05) / (dark + 0.05)});
  }
  return found;
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`all text has a contrast of 4.5 or more, ${colorScheme}`, {address, colorScheme}, async (page) => {
    await open(page, "Shared Bed");
    const found = await contrasts(page);
    for (const text of ["Shared Bed", "One bed that everybody digs", "Rain Tank", "Open page", "Cycles", "water"]) {
      assert.ok(found.some((each) => each.text.includes(text)), `${text} is not seen`);
    }
    assert.deepEqual(found.filter(({contrast}) => contrast < 4.5), []);
  });
}
