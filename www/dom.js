/** The few things that the scripts of whole pages do with elements. */

/** The element with an id; the page has all that are asked for. */
export function byId(id) {
  return document.getElementById(id);
}

/** An element with a class and what stands in it: texts, which never become markup, or elements. */
export function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** Puts elements in the place of all that is there. */
export function fill(element, ...content) {
  element.textContent = "";
  element.append(...content);
}
