/** Over file:// browsers block modules and requests: there the element comes by classic scripts. */
import { startElement } from "./start.js";

if (location.protocol === "file:") startElement(new URL("./", document.currentScript.src).href);
