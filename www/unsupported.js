/*
 * For browsers that cannot even load the element, and for when its script is missing: says so in the
 * element's place. The only script of the package that such browsers must be able to read.
 */
(function () {
  "use strict";
  var PATIENCE = 10000;
  var address = document.currentScript ? document.currentScript.src : "";
  var folder = address.slice(0, address.lastIndexOf("/") + 1);

  function isOld() {
    return !("noModule" in document.createElement("script")) || !window.Promise || !Promise.allSettled;
  }

  function paragraph(text) {
    var element = document.createElement("p");
    element.appendChild(document.createTextNode(text));
    return element;
  }

  /* What the operator says stays, also for when the script comes after all. */
  function empty(place) {
    for (var index = place.childNodes.length - 1; index >= 0; index -= 1) {
      var child = place.childNodes[index];
      if (!child.getAttribute || !child.getAttribute("slot")) place.removeChild(child);
    }
  }

  /* A script that a page puts in only later may still come. */
  function look() {
    var expected = document.querySelector('script[type=module][src*="santong-check.js"]');
    if ((expected && location.protocol !== "file:") || isOld()) tell();
    else setTimeout(tell, PATIENCE);
  }

  function tell() {
    if (window.customElements && customElements.get("santong-check")) return;
    var old = isOld();
    var text = old
      ? "这个浏览器太旧，三同自检运行不了。请换用 Chrome、Edge 80 以上版本或者较新的其他浏览器；有“极速模式”的浏览器，请切换到极速模式，然后刷新页面。"
      : "程序文件 santong-check.js 没有载入：网络中断、网站上缺少文件，或者浏览器太旧。请刷新页面；仍然如此时，请换一个浏览器，或者告诉网站管理员。";
    var link = document.createElement("a");
    link.href = folder + "checklist.html";
    link.appendChild(document.createTextNode("打开不需要程序的自检清单，打印后用笔填写"));
    var places = document.getElementsByTagName("santong-check");
    for (var index = 0; index < places.length; index += 1) {
      var place = places[index];
      empty(place);
      place.appendChild(paragraph(text));
      place.appendChild(link.cloneNode(true));
    }
    if (window.console) {
      console.error("santong-check: the element is not defined", old ? "old engine" : "script not loaded", folder, navigator.userAgent);
    }
  }

  if (window.addEventListener) addEventListener("load", look);
  else window.attachEvent("onload", look);
})();
