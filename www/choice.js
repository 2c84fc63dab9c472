/**
 * Where the reader wants answers to be kept, as long as the tab is open: a reload must not keep them
 * where the page wants it and the reader does not.
 */
const PREFIX = "santong-check-choice:";

/** Kept only where the page wants something else without asking. */
export function keepChoice(name, choice, preset) {
  if (preset === "ask" || preset === choice) forgetChoice(name);
  else inTab((store) => store.setItem(PREFIX + name, choice));
}

export function keptChoice(name) {
  return inTab((store) => store.getItem(PREFIX + name));
}

export function forgetChoice(name) {
  inTab((store) => store.removeItem(PREFIX + name));
}

/** Browsers may forbid it, and frames without an origin have none. */
function inTab(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
