// The parts of the page, by what they are called to those who do not see it.
export const searchBox = (page) => page.getByRole("searchbox", {name: "Search patterns", exact: true});
export const results = (page) => page.getByRole("listbox", {name: "Results", exact: true}).getByRole("option");
export const map = (page) => page.getByRole("img", {name: "Map", exact: true});
export const panel = (page) => page.getByRole("complementary", {name: "Pattern", exact: true});
export const panelTitle = (page) => panel(page).getByRole("heading", {level: 2});
export const filter = (page, label) => page.getByRole("group", {name: label, exact: true});
export const choice = (page, label, value) => filter(page, label).getByRole("checkbox", {name: value});
export const button = (page, name) => page.getByRole("button", {name, exact: true});
export const counts = (page) => page.getByRole("status").filter({hasText: /pattern/});
export const path = (page) => page.getByRole("list", {name: "Path", exact: true}).getByRole("listitem");
export const cycles = (page) => page.getByRole("list", {name: "Cycles", exact: true}).getByRole("button");

/// What opens a pattern in a list: buttons or links.
const openers = (list) => list.getByRole("button").or(list.getByRole("link"));
export const patterns = (page) => openers(page.getByRole("list", {name: "Patterns", exact: true}));
export const patternNamed = (page, title) => patterns(page).filter({hasText: title}).first();

/// Returns the texts of what is shown, in order.
export const textsOf = async (locator) => (await locator.allInnerTexts()).map((text) => text.trim());

/// Opens the panel of a pattern from the list.
export async function open(page, title) {
  await patternNamed(page, title).click();
  await panelTitle(page).filter({hasText: title}).waitFor();
}
