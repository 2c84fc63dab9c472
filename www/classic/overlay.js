/** What takes an overlay, for pages without an origin. */
import "./scripts.js";
export * from "../overlay.js";
