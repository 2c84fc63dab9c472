import { integrityOf, nameOf } from "../reference.js";

const ELEMENT = "santong-check.js";

/**
 * Starts the element: by a module, or, where the page has no origin and modules cannot be loaded, by
 * classic scripts.
 */
export function startElement(home) {
  const script = document.createElement("script");
  if (self.origin === "null" || location.protocol === "file:") {
    script.src = `${home}santong-check.classic.js`;
  } else {
    script.type = "module";
    script.src = home + nameOf(ELEMENT);
    script.integrity = integrityOf(ELEMENT);
  }
  document.head.append(script);
}
