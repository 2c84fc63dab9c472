/** A short message with buttons, and what else there is to say, that takes the program's place. */
export function notice(text, actions, more) {
  const box = document.createElement("div");
  box.className = "notice trouble stopped";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  const buttons = document.createElement("p");
  for (const [label, act] of actions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    buttons.append(button);
  }
  box.append(paragraph, buttons, ...more);
  return box;
}

/** Offers a text, or bytes, to the reader as a file to save. */
export function saveAsFile(name, content, type = "application/json") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Some engines read the content only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
