const { createApp, h, ref } = Vue;
createApp({
  setup() {
    const text = ref("normal");
    const shown = ref(true);
    window.setText = (value) => { text.value = value; };
    window.setShown = (value) => { shown.value = value; };
    const onReady = (event) => { window.heard = event.detail; };
    return () => shown.value
      ? h("main", [h("santong-check", { storage: "none", "text-size": text.value, "onSantong-ready": onReady })])
      : h("main", "gone");
  },
}).mount("#root");
