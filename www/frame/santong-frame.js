/**
 * For pages that only allow frames: gives `<iframe data-santong src="…/embed.html">` the height of its
 * content, passes the events of the element in it on, and adds `santong.load`, `.reset` and `.goto`.
 */
const TALLEST = 30_000;

for (const frame of document.querySelectorAll("iframe[data-santong]")) connect(frame);

function connect(frame) {
  const { origin } = new URL(frame.src, document.baseURI);
  const { sandbox } = frame;
  const opaque = frame.hasAttribute("sandbox") && !sandbox.contains("allow-same-origin");
  const from = opaque ? "null" : origin;
  const to = opaque ? "*" : origin;
  let port = null;
  let nonce = null;
  let calls = 0;
  const waiting = new Map();

  addEventListener("message", ({ source, origin: sender, data }) => {
    if (source !== frame.contentWindow || sender !== from || !data || data.santong !== "hello") return;
    if (port) port.close();
    const channel = new MessageChannel();
    port = channel.port1;
    nonce = crypto.getRandomValues(new Uint32Array(4)).join("-");
    port.onmessage = heard;
    source.postMessage({ santong: "connect", nonce }, to, [channel.port2]);
  });

  function heard({ data }) {
    if (data.nonce !== nonce) return;
    if (data.height > 0) frame.style.height = `${Math.min(data.height, TALLEST)}px`;
    if (data.event) {
      const { event, detail } = data;
      frame.dispatchEvent(new CustomEvent(`santong-${event}`, { bubbles: true, detail }));
    }
    const call = waiting.get(data.id);
    if (!call) return;
    waiting.delete(data.id);
    if (data.error) call.reject(new Error(data.error));
    else call.resolve();
  }

  const call = (name) => (...values) =>
    new Promise((resolve, reject) => {
      if (!port) return reject(new Error("the frame is not connected yet: wait for santong-ready"));
      calls += 1;
      waiting.set(calls, { resolve, reject });
      port.postMessage({ nonce, id: calls, call: name, values });
    });
  frame.santong = { load: call("load"), reset: call("reset"), goto: call("goto") };
  // It says nothing, and the frame may not have come yet.
  frame.contentWindow.postMessage({ santong: "who" }, "*");
}
