import { createElement as h, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [text, setText] = useState("normal");
  const [shown, setShown] = useState(true);
  const element = useRef(null);
  useEffect(() => {
    window.setText = setText;
    window.setShown = setShown;
    const hear = (event) => { window.heard = event.detail; };
    const { current } = element;
    if (current) current.addEventListener("santong-ready", hear);
  }, [shown]);
  return shown
    ? h("main", null, h("santong-check", { ref: element, storage: "none", "text-size": text, overlay: null }))
    : h("main", null, "gone");
}

createRoot(document.getElementById("root")).render(h(App));
