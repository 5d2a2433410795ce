// Texts of the data reach the page as text only, each in an element that keeps its direction to itself.

/** Makes controls visible by their pictures (Unicode, "Control Pictures"); those without one as "�". */
const visible = (text) =>
  text
    .replace(/[\0-\x1f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/\x7f/g, "\u2421")
    .replace(/[\x80-\x9f\u2028\u2029]/g, "\ufffd");

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const isolated = (text) => element("bdi", {textContent: visible(text)});

const capitalised = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

const isForBrowser = ({ctrlKey, altKey, metaKey}) => ctrlKey || altKey || metaKey;

/** A disc in one of the colours of patterns. */
function swatch(color) {
  const disc = element("span", {className: "swatch"});
  disc.color = color;
  paint(disc);
  return disc;
}

const paint = (disc) => disc.style.setProperty("--color", colorOf(disc.color));

/** An item with a button that goes to a pattern, and what there is to note of it here. */
function patternItem(pattern, ...notes) {
  const button = element("button", {type: "button"}, swatch(pattern.color), isolated(pattern.title));
  button.addEventListener("click", () => go({pattern, fly: true}));
  return element("li", {}, button, ...notes);
}
