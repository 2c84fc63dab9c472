/**
 * The TypeScript declarations: `types/*.ts` compile strictly, every member that is declared is used in
 * them, and what is declared to be callable is there.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "../../dist/santong-api.js";
import { json, project, tool } from "./help.mjs";

const ts = tool("typescript");

const { config } = ts.readConfigFile(project("tests/scripts/types/tsconfig.json"), ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, project("tests/scripts/types"));
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();

function isDeclared(file) {
  return ["santong-api.d.ts", "santong-check.d.ts"].some((name) => file.fileName.endsWith(`dist/${name}`));
}

/** Calls something for a node and all below it. */
function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** A member or a type, named as people would. */
function nameOf(node) {
  const named = [];
  for (let at = node; at && !ts.isSourceFile(at); at = at.parent) {
    if (at.name && !ts.isModuleDeclaration(at)) named.unshift(at.name.getText());
  }
  return named.join(".");
}

test("the uses compile, and only with these types", () => {
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file ? `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}` : "";
    return `${place} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  assert.deepEqual(faults, []);
  const marks = fileNames.flatMap((name) => program.getSourceFile(name).text.match(/@ts-expect-error/g) || []);
  assert.ok(marks.length > 15, `${marks.length} wrong uses that must not compile`);
});

test("every member and every type is used", () => {
  const declared = new Map();
  for (const file of program.getSourceFiles().filter(isDeclared)) {
    walk(file, (node) => {
      const counts =
        ts.isPropertySignature(node) ||
        ts.isMethodSignature(node) ||
        ts.isPropertyDeclaration(node) ||
        ts.isTypeAliasDeclaration(node) ||
        ts.isInterfaceDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isFunctionDeclaration(node);
      if (counts) declared.set(node, nameOf(node));
    });
  }
  assert.ok(declared.size > 250, `${declared.size} declarations`);
  const use = (symbol) => {
    const own = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const node of (own && own.declarations) || []) declared.delete(node);
  };
  for (const name of fileNames) {
    walk(program.getSourceFile(name), (node) => {
      if (ts.isIdentifier(node)) use(checker.getSymbolAtLocation(node));
      // The name before the colon, or the only one: a member of what is taken apart.
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const member = (node.propertyName || node.name).getText();
        use(checker.getTypeAtLocation(node.parent).getProperty(member));
      }
      // A member of what is put together.
      if (ts.isObjectLiteralExpression(node)) {
        const type = checker.getContextualType(node);
        for (const property of node.properties) {
          if (property.name && type) useOf(type, property.name.text);
        }
      }
      // The names of tags and events are members too.
      if (ts.isStringLiteral(node)) useNamed(node.text);
    });
  }
  function useOf(type, member) {
    for (const part of type.isUnion() ? type.types : [type]) use(part.getProperty(member));
  }
  function useNamed(member) {
    for (const [node, known] of declared) {
      if (/(TagNameMap|EventMap)\./.test(known) && node.name.text === member) declared.delete(node);
    }
  }
  // Their members are used, they themselves are the language's.
  const ofTheLanguage = ["HTMLElementTagNameMap", "GlobalEventHandlersEventMap"];
  assert.deepEqual([...declared.values()].filter((name) => !ofTheLanguage.includes(name)), []);
});

test("what can be called is there", async () => {
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith("dist/santong-api.d.ts"));
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file));
  const santong = exported.find(({ name }) => name === "Santong");
  const members = checker.getDeclaredTypeOfSymbol(santong).getProperties().map(({ name }) => name);
  assert.deepEqual(new Set(members), new Set(Object.keys(await load())));
  const values = exported.filter(({ flags }) => flags & ts.SymbolFlags.Value).map(({ name }) => name);
  assert.deepEqual(new Set(values), new Set(Object.keys(await import("../../dist/santong-api.js"))));
});

test("the package file leads to files that are there", () => {
  const facts = json("dist/package.json");
  const named = [facts.types, facts.customElements, ...Object.values(facts.exports)];
  for (const name of named.filter((one) => !one.includes("*"))) {
    assert.ok(ts.sys.fileExists(project(`dist/${name}`)), name);
    if (name.endsWith(".js")) assert.ok(ts.sys.fileExists(project(`dist/${name.replace(/\.js$/, ".d.ts")}`)), name);
  }
});
