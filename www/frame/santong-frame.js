/**
 * For pages that only allow frames: gives `<iframe data-santong src="…/embed.html">` the height of its
 * content, passes the events of the element in it on, and adds `santong.load`, `.reset` and `.goto`.
 */
const TALLEST = 30_000;

/** Pixels above what is scrolled to. */
const MARGIN = 40;

/** How long a frame that has loaded may take to say hello, and how often one is looked for, in ms. */
const PATIENCE = 10_000;
const PAUSE = 500;

const REMOVED = "the frame was removed from its page";

for (const frame of document.querySelectorAll("iframe[data-santong]")) {
  try {
    connect(frame);
  } catch (caught) {
    console.warn("santong-check: a frame cannot be connected", frame.src, caught);
  }
}

/** Scrolls to where the reader is led to, if that is out of sight. */
function show(top) {
  if (top < 0 || top > innerHeight) scrollBy(0, top - MARGIN);
}

function connect(frame) {
  // Another copy of this script has done it.
  if (frame.santong) return;
  const { origin } = new URL(frame.src, document.baseURI);
  const { sandbox } = frame;
  const opaque = frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
  const from = opaque ? "null" : origin;
  const to = opaque ? "*" : origin;
  let port = null;
  let nonce = null;
  let loaded = null;
  let refused = null;
  let calls = 0;
  let loads = 0;
  /** Calls that were not answered yet, and those of them that wait for the frame. */
  const waiting = new Map();
  let unsent = [];

  addEventListener("message", ({ source, origin: sender, data }) => {
    if (source !== frame.contentWindow || sender !== from || !data || data.santong !== "hello") return;
    loads += 1;
    if (data.loading === loaded) return;
    loaded = data.loading;
    refused = null;
    if (port) port.close();
    for (const id of waiting.keys()) {
      if (!unsent.some((message) => message.id === id)) settle(id, "the frame was loaded anew");
    }
    const channel = new MessageChannel();
    port = channel.port1;
    nonce = crypto.getRandomValues(new Uint32Array(4)).join("-");
    port.addEventListener("message", heard);
    port.start();
    source.postMessage({ santong: "connect", nonce }, to, [channel.port2]);
  });

  function heard({ data }) {
    if (data.nonce !== nonce) return;
    if (data.refused) refuse(`${location.origin} is not among the hosts of the frame's embed.json`);
    for (const message of unsent.splice(0)) send(message);
    if (data.height > 0) frame.style.height = `${Math.min(data.height, TALLEST)}px`;
    if (data.focus !== undefined) show(frame.getBoundingClientRect().top + data.focus);
    if (data.event) {
      const { event, detail } = data;
      frame.dispatchEvent(new CustomEvent(`santong-${event}`, { bubbles: true, detail }));
    }
    if (data.id) settle(data.id, data.error);
  }

  function refuse(why) {
    refused = why;
    unsent = [];
    for (const id of waiting.keys()) settle(id, why);
  }

  function settle(id, error) {
    const call = waiting.get(id);
    waiting.delete(id);
    if (!call) return;
    if (error) call.reject(new Error(error));
    else call.resolve();
  }

  function send(message) {
    if (refused) settle(message.id, refused);
    else port.postMessage({ nonce, ...message });
  }

  const call = (name) => (...values) =>
    new Promise((resolve, reject) => {
      calls += 1;
      const message = { id: calls, call: name, values };
      waiting.set(calls, { resolve, reject });
      if (!frame.isConnected) settle(calls, REMOVED);
      else if (nonce === null && !refused) unsent.push(message);
      else send(message);
      look(message.id);
    });

  /** What waits for a frame that is gone fails. */
  function look(id) {
    if (!waiting.has(id)) return;
    if (frame.isConnected) setTimeout(look, PAUSE, id);
    else settle(id, REMOVED);
  }

  const hello = () => frame.contentWindow.postMessage({ santong: "who" }, "*");
  frame.addEventListener("load", () => {
    loads += 1;
    const now = loads;
    hello();
    setTimeout(() => {
      if (loads === now) refuse("the frame does not answer");
    }, PATIENCE);
  });
  frame.santong = { load: call("load"), reset: call("reset"), goto: call("goto") };
  // The frame may not have come yet.
  hello();
}
