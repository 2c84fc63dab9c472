/* Over file:// browsers block modules and requests, so the page can only say what it needs. */
if (location.protocol === "file:") {
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("santong-check, #summary").textContent =
      "这个页面要由网站服务器发出，双击打开的文件无法运行。有源代码的，请在项目文件夹运行 cargo xtask serve；" +
      "只有发布包的，请把整个文件夹放到任何静态网站服务器上，例如在文件夹里运行 python3 -m http.server。" +
      "没有服务器的，请向提供方询问单文件版。";
  });
}
