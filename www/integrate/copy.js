/** Copying, with a word on how it went. */

import { words } from "./words.js";

/** How long the word stays. */
const SHOWN = 4000;

const timers = new Map();

/** The page's own way of old, for pages over plain http; whether it worked. */
function copySelected(field) {
  field.select();
  return document.execCommand("copy");
}

async function copyText(text, button) {
  if (navigator.clipboard && isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Forbidden by the browser or its owner: the other way may still do.
    }
  }
  const field = document.createElement("textarea");
  field.className = "hidden";
  field.value = text;
  button.after(field);
  const done = copySelected(field);
  field.remove();
  button.focus();
  return done;
}

/** Lets a button copy what `text` gives; `field` shows the same, if there is one. */
export function onCopy(button, text, field) {
  const room = button.parentElement.querySelector(".told");
  button.addEventListener("click", async () => {
    const done = await copyText(text(), button);
    if (!done && field) field.select();
    const failure = field ? words.copyByHand : words.notCopied;
    // Said anew each time, also to who only listens.
    room.textContent = "";
    requestAnimationFrame(() => {
      room.textContent = done ? words.copied : failure;
    });
    clearTimeout(timers.get(room));
    if (done) timers.set(room, setTimeout(() => (room.textContent = ""), SHOWN));
  });
}
