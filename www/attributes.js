/** What the host page may set on the element, before the start and while the program runs. */

const STORAGE = ["tab", "local", "none", "ask"];
const LANGUAGES = ["zh-CN", "en"];
const THEMES = ["auto", "light", "dark"];
const SIZES = ["normal", "large"];
const REGION = /^\d{6}$/;

/** What a page operator says of itself; texts, see operator.js. */
export const OPERATOR = ["office", "hotline", "notice", "disclaimer", "link-hosts"];

/** All attributes of the element. */
export const ATTRIBUTES = [
  "storage",
  "lang",
  "region",
  "rules",
  "theme",
  "text-size",
  "start",
  "handover",
  ...OPERATOR,
];

/** Reads one attribute each; a value that is not known is reported and counts as absent. */
const readers = {
  storage: (element) => oneOf(element, "storage", STORAGE),
  lang: (element) => oneOf(element, "lang", LANGUAGES),
  // The style sheet does the rest.
  theme: (element) => oneOf(element, "theme", THEMES),
  textSize: (element) => oneOf(element, "text-size", SIZES),
  region,
  rules,
  start: (element) => (element.getAttribute("start") || "").trim() || null,
  handover: (element) => element.hasAttribute("handover"),
};

/** The names that options have in scripts, by attribute. */
const OPTIONS = { "text-size": "textSize" };

/** The element's attributes, without what its operator says of itself. */
export function readOptions(element) {
  const options = {};
  for (const [name, read] of Object.entries(readers)) options[name] = read(element);
  return options;
}

/** Reads one attribute anew into the options; gives the option's name, if it is one. */
export function readAnew(element, attribute, options) {
  const name = OPTIONS[attribute] || attribute;
  if (!Object.prototype.hasOwnProperty.call(readers, name)) return null;
  options[name] = readers[name](element);
  return name;
}

function oneOf(element, name, known) {
  const value = element.getAttribute(name);
  if (value === null) return known[0];
  const found = known.find((candidate) => candidate.toLowerCase() === value.trim().toLowerCase());
  if (found === undefined) warn(name, value, known.join(", "));
  return found || known[0];
}

function region(element) {
  const value = (element.getAttribute("region") || "").trim();
  if (REGION.test(value)) return value;
  if (value) warn("region", value, "a code of six digits such as 330000");
  return null;
}

/** The address of a file of rules, on the page's own server. */
function rules(element) {
  const value = element.getAttribute("rules");
  if (value === null) return null;
  try {
    const address = new URL(value, document.baseURI);
    if (address.origin === location.origin) return address;
  } catch {
    // Told below.
  }
  warn("rules", value, "the address of a file on the same server");
  return null;
}

function warn(name, value, known) {
  console.warn(`<santong-check ${name}="${value}">: not known, ignored; known: ${known}`);
}
