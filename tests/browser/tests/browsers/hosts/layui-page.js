/* The page listens to everything, as such pages do, and submits its own form on Enter. */
window.outside = [];
jQuery(document).on("click keydown change input submit", function (event) { window.outside.push(event.type + " " + event.target.nodeName); });
layui.use(["form", "layer"], function () { layui.form.render(); window.layuiReady = true; });
