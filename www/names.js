/** The names by which elements keep apart what they store, and their places in the history. */

/** The names that are in use, and what each element was called last. */
const taken = new Set();
const names = new WeakMap();

/**
 * Names an element that starts: by its id, or by its place among its like, so that it finds what it has
 * kept after a reload. No two that run at the same time have the same name.
 */
export function claimName(element) {
  const wanted = names.get(element) || (element.id ? escaped(element.id) : placeOf(element));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}~${number}`;
  taken.add(name);
  names.set(element, name);
  return name;
}

/** The element has ended; its name is free. */
export function leaveName(name) {
  taken.delete(name);
}

/** Colons part what the names of records are made of, and no id looks like a place or a second one. */
function escaped(id) {
  return id.replace(/[%:#~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}

/** Elements in shadow roots are counted there. */
function placeOf(element) {
  const root = element.getRootNode();
  const place = `${element.localName}#${[...root.querySelectorAll(element.localName)].indexOf(element)}`;
  return root.host ? `${placeOf(root.host)}/${place}` : place;
}
