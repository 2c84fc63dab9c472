import { loadCompiler, loadRuleFiles } from "./compiler.js"; export async function take() { return [await loadCompiler(), await loadRuleFiles()]; }
