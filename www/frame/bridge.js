/** The element's events, which the page around hears too. */
const EVENTS = ["ready", "progress", "assessment", "error", "handover"];

/** What the page around may call. */
const CALLS = ["load", "reset", "goto"];

/**
 * Connects the element in a frame with the page around it. That page says hello with a port and a
 * number of its own; whatever comes from another window, from a host that is not listed, or without
 * that number, is passed over.
 */
export class Bridge {
  constructor(element, hosts) {
    this.element = element;
    this.hosts = hosts;
    this.port = null;
    this.nonce = null;
    /** So that the page around answers each loading of the frame once. */
    this.loading = crypto.getRandomValues(new Uint32Array(2)).join("-");
    /** What was said before anybody listened; the latest of each event. */
    this.kept = new Map();
  }

  open() {
    if (window.parent === window) return;
    addEventListener("message", (message) => this.heard(message));
    for (const event of EVENTS) {
      this.element.addEventListener(`santong-${event}`, ({ detail }) => this.tell(event, detail));
    }
    // In the next frame: a change of layout within the observer's own turn is an error.
    const measure = () => this.say({ height: height() });
    new ResizeObserver(() => requestAnimationFrame(measure)).observe(document.body);
    // A frame as high as its content has nothing to scroll: the page around does it.
    this.element.addEventListener("focusin", (event) => {
      const [focused] = event.composedPath();
      const where = () => this.say({ height: height(), focus: focused.getBoundingClientRect().top });
      requestAnimationFrame(where);
    });
    this.hello();
  }

  /** Tells whoever is around that a frame is here, and nothing else. */
  hello() {
    window.parent.postMessage({ santong: "hello", loading: this.loading }, "*");
  }

  heard({ source, origin, data, ports }) {
    if (source !== window.parent || !(data instanceof Object)) return;
    if (data.santong === "who") this.hello();
    if (data.santong !== "connect" || typeof data.nonce !== "string" || ports.length !== 1) return;
    if (!this.hosts.includes(origin)) {
      console.warn(`santong-check: ${origin} is not among the hosts of embed.json; it is told nothing`);
      post(ports[0], { nonce: data.nonce, refused: true });
      return;
    }
    if (this.port) this.port.close();
    [this.port] = ports;
    this.nonce = data.nonce;
    this.port.addEventListener("message", ({ data: call }) => this.called(call));
    this.port.start();
    this.say({ height: height() });
    for (const [event, detail] of this.kept) this.say({ event, detail });
  }

  tell(event, detail) {
    // What the reader hands over goes to who is there when she does, and to nobody later.
    if (event !== "handover") this.kept.set(event, detail);
    this.say({ event, detail });
  }

  async called(message) {
    const { nonce, id, call, values } = message instanceof Object ? message : {};
    if (nonce !== this.nonce || !CALLS.includes(call) || !Array.isArray(values)) return;
    try {
      // The page around may be quicker than the element's script.
      await customElements.whenDefined(this.element.localName);
      await this.element[call](...values);
      this.say({ id });
    } catch (caught) {
      this.say({ id, error: String(caught.message || caught) });
    }
  }

  say(what) {
    if (this.port) post(this.port, { nonce: this.nonce, ...what });
  }
}

function height() {
  return Math.ceil(document.body.getBoundingClientRect().height);
}

/** A port has one other end only, and takes no origin. */
function post(port, what) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port.postMessage(what);
}
