/** What the host page may set on the element; read when the program starts. */

const STORAGE = ["tab", "local", "none", "ask"];
const LANGUAGES = ["zh-CN", "en"];
const REGION = /^\d{6}$/;

/** The element's attributes; a value that is not known is reported and counts as absent. */
export function readOptions(element) {
  return {
    storage: oneOf(element, "storage", STORAGE),
    lang: oneOf(element, "lang", LANGUAGES),
    region: region(element),
    rules: rules(element),
  };
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
