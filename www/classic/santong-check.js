/** The element for pages without an origin: first the way that files come, then the element. */
import "./scripts.js";
import "../santong-check.js";
