/** Every word that a reader may see from these scripts; all else is said by the program. */
const chinese = {
  stopped: "程序出错了。",
  kept: "程序出错了，您的回答已保存。",
  stoppedAgain: "同样的回答让程序又一次出错，可以从头开始。",
  restart: "重新载入",
  save: "把回答存为文件",
  startOver: "从头开始",
  startOverSaving: "从头开始（先把回答存为文件）",
  fileName: "三同自检-回答.json",
  diagnosis: "给网站管理员的诊断信息（不含任何回答）",
  copy: "复制",
  copied: "已复制",
  copyByHand: "请按 Ctrl+C 复制",
  checklist: "暂时用不了？可以打开不需要程序的自检清单，打印后用笔填写",
  /** What the page's operator says of itself, by attribute. */
  operator: { all: "本网站的说明", office: "主办", hotline: "咨询电话", notice: "本地提示", disclaimer: "说明" },
  /** What keeps the program from starting, and what to do about it. */
  causes: {
    unreachable: (file) => `文件 ${file} 取不到：网络中断，或者被浏览器插件拦截。请检查网络，然后重新载入。`,
    missing: (file) => `网站上缺少文件 ${file}。请稍后重新载入；仍然缺少时，请网站管理员把发布包的全部文件重新上传。`,
    damaged: (file) => `文件 ${file} 的内容不对，可能没有传完整。请网站管理员把发布包的全部文件重新上传。`,
    mistyped: (file, why) =>
      `服务器把文件 ${file} 当作“${why}”发送，浏览器不采用。请网站管理员把 .js 文件的类型（Content-Type）设为 text/javascript，把 .css 文件的设为 text/css。`,
    forbidden: (file, why) =>
      `本网站的安全策略（CSP）不允许载入文件 ${file}。请网站管理员修改策略中的 ${why}，写法见安装包里的 integrate.html。`,
    rules: (file, why) => `规则文件 ${file} 无法使用：${why}`,
  },
};

const english = {
  stopped: "The program has stopped with an error.",
  kept: "The program has stopped with an error. Your answers are saved.",
  stoppedAgain: " The same answers made it stop again; you can start over.",
  restart: "Reload",
  save: "Save answers as file",
  startOver: "Start over",
  startOverSaving: "Start over (saving the answers as a file first)",
  fileName: "three-sames-answers.json",
  diagnosis: "Diagnosis for the website’s administrator (without any answers)",
  copy: "Copy",
  copied: "Copied",
  copyByHand: "Please press Ctrl+C to copy",
  checklist: "Does it not work for now? Open the checklist that needs no program, to print and fill in by hand",
  operator: { all: "About this website", office: "Run by", hotline: "Hotline", notice: "Local notice", disclaimer: "Note" },
  causes: {
    unreachable: (file) =>
      `The file ${file} cannot be reached: the network is down, or a browser extension blocks it. Please check the network and reload.`,
    missing: (file) =>
      `The website lacks the file ${file}. Please reload later; if it is still missing, the administrator should upload the whole package again.`,
    damaged: (file) =>
      `The file ${file} is damaged, perhaps not fully uploaded. The administrator should upload the whole package again.`,
    mistyped: (file, why) =>
      `The server sends the file ${file} as “${why}”, and browsers do not take that. The administrator should set the type (Content-Type) of .js files to text/javascript, and of .css files to text/css.`,
    forbidden: (file, why) =>
      `The security policy (CSP) of this website does not allow the file ${file}. The administrator should change ${why} in the policy, as integrate.html of the package says.`,
    rules: (file, why) => `The rules file ${file} cannot be used: ${why}`,
  },
};

/** The words of a language. */
export function wordsIn(lang) {
  return lang === "en" ? english : chinese;
}
