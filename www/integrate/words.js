/** Every word that the scripts of this page say; what stands still is in integrate.html. */

const storages = "请选“不保存”，或者保留来源。";

export const words = {
  about: ({ version, rules, files }) =>
    `安装包 ${version}，规则 ${rules.version}（数据截至 ${rules.date}），共 ${files.length} 个文件。`,
  noList: "没有取到安装包的清单 pkg.json，代码里缺少校验值。请检查网络和文件夹里的文件，再刷新本页。",
  mend: (names) => `先改正：${names.join("、")}。`,
  labels: {
    site: "嵌入网页所在的网站",
    package: "安装包所在的文件夹",
    start: "从哪里开始",
    storage: "保存在哪里",
    "link-hosts": "可以点开的网站",
    rules: "规则文件的地址",
  },

  missing: "请填写。",
  noAddress: "这不是网址，请照例子写。",
  otherScheme: (scheme) => `只能用 http 或 https 的地址，现为 ${scheme}`,
  credentials: "地址里不能有用户名和密码。",
  noPath: (origin) => `只写到主机名：${origin}`,
  notAFolder: "写文件夹的地址，不写其中的文件，也不带 ? 和 #。",
  mixed: "https 的网页不能载入 http 的文件，请用 https 的地址。",
  otherServer: (origin) => `只能在这个服务器上：${origin}`,
  rulesWithoutOrigin: "不保留来源的框架取不到规则文件，请改为保留来源，或者不填。",
  noHost: (text, host) => `“${text}”不是主机名${host ? `，应写 ${host}` : ""}。`,
  noStart: (name) => `没有叫“${name}”的页面或题目。`,
  noStorage: `不保留来源的框架里，浏览器不提供存储，${storages}`,

  running: "下面是实际运行的组件，可以试填。设置改变时，填写的内容不变。",
  framed:
    "下面是实际运行的框架，设置改变时重新载入。主办单位的说明、“交给本网站”和附加规则来自服务器上的 embed.json，放上去以后才会显示。",
  otherRules: (origin) => `附加规则在 ${origin}，本页预览不了。`,
  refused: (faults) => `附加规则没有用上：${faults.join("；")}`,
  fault: ({ file, line, message, hint }) => `${file}${line > 0 ? ` 第 ${line} 行` : ""}：${message}${hint ? `。${hint}` : ""}`,
  failed: (message) => `组件没有运行：${message}`,

  title: "三同自检",
  loading: "正在载入……",
  checklist: "打不开时可用这份打印自检清单",
  noScript: ["三同自检在浏览器里运行，需要打开 JavaScript。也可以打印", "不需要程序的自检清单", "，用笔填写。"],
  sameContent: "// 同 embed.json，供不保留来源的框架使用。",

  elementHelp: "脚本放在网页的任何地方；元素放在要显示的位置。带 integrity 的脚本，内容一变浏览器就不运行。",
  frameHelp:
    "框架放在要显示的位置，脚本在它之后：随内容调整框架高度，传递事件。脚本同框架的位置无关，也可以复制到网页自己的服务器。",
  packagePolicy: "放 embed.html 的服务器在响应头里发这一条。frame-ancestors 只让列出的网站放框架。",
  packagePolicyNamed: "Safari（WebKit）里，没有来源的框架不认 'self'，所以这里写出服务器自己的地址。",
  remarks: {
    cors: (folder, site) =>
      `安装包在另一个网站（${folder}），那里的服务器要对全部文件发 Access-Control-Allow-Origin: ${site}，浏览器才核对和运行。`,
    loaderCors: (folder, site) =>
      `santong-frame.js 在另一个网站（${folder}），那里的服务器要对它发 Access-Control-Allow-Origin: ${site}，浏览器才核对校验值；复制到网页自己的服务器就不用。`,
    sameServer: "元素同网页在一起，网页上的其他脚本读得到填写的内容。不信任它们的，用框架。",
    notIsolated: "安装包同网页在同一个网站，又保留来源：网页上的其他脚本读得到框架里的内容。要隔离的，选“不保留来源”，或者把安装包放到另一个网站。",
    noHashes: "不保留来源的框架里，浏览器不能核对安装包其余文件的校验值，只能靠服务器和 https。",
    old: "Chromium 97 以前的浏览器不认 'wasm-unsafe-eval'，会自动改用同样功能的 JavaScript 程序，不用另外设置。",
    frameOptions: "不要对 embed.html 发 X-Frame-Options，否则别的网站放不了框架。",
  },

  copied: "已复制",
  copyByHand: "浏览器不让复制，已选中，请按 Ctrl+C",
  notCopied: "浏览器不让复制，请在下表里选中后按 Ctrl+C",
};
