import { loadCompiler } from "../compiler.js"; window.c = loadCompiler;
