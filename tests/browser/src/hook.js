// Put first into every page that the test server sends: notes whatever goes wrong in the page, what
// it tries to send, and the files it offers to save.
(function () {
  "use strict";
  const seen = { violations: [], errors: [], warnings: [], sent: [], saved: [], modules: 0 };
  window.seen = seen;
  const text = (value) => (value instanceof Error ? String(value.stack || value) : String(value));
  addEventListener("securitypolicyviolation", (event) =>
    seen.violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));
  addEventListener("error", (event) =>
    seen.errors.push(event.message || "cannot load " + (event.target && (event.target.src || event.target.href))), true);
  addEventListener("unhandledrejection", (event) => seen.errors.push("unhandled: " + text(event.reason)));
  for (const [level, list] of [["error", seen.errors], ["warn", seen.warnings]]) {
    const original = console[level];
    console[level] = (...values) => {
      list.push(values.map(text).join(" "));
      original.apply(console, values);
    };
  }
  for (const name of ["WebSocket", "EventSource", "XMLHttpRequest"]) {
    const Original = window[name];
    if (Original) window[name] = function (...values) { seen.sent.push(name + " " + values); return new Original(...values); };
  }
  if (navigator.sendBeacon) navigator.sendBeacon = (address) => { seen.sent.push("sendBeacon " + address); return true; };
  if (window.WebAssembly && WebAssembly.compile) {
    const compile = WebAssembly.compile;
    WebAssembly.compile = (bytes) => compile.call(WebAssembly, bytes).then((module) => { seen.modules += 1; return module; });
  }
  // A download would put files on the machine that runs the tests.
  const blobs = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const address = create.call(URL, blob); blobs.set(address, blob); return address; };
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download || window.reallyDownload) return click.call(this);
    const entry = { name: this.download, text: null };
    seen.saved.push(entry);
    new Response(blobs.get(this.href)).text().then((content) => { entry.text = content; });
    return undefined;
  };
})();
