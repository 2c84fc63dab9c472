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
    script.src = `${home}santong-check.js`;
  }
  document.head.append(script);
}
