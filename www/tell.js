/**
 * Tells the host page something: `santong-<event>`, which bubbles and leaves the shadow root. A
 * listener runs after the program is done with what it was doing, so that it may call back.
 */
export function announce(element, event, detail) {
  queueMicrotask(() => {
    const options = { bubbles: true, composed: true, detail };
    element.dispatchEvent(new CustomEvent(`santong-${event}`, options));
  });
}
