/** Loads the module and the package's rule set, or takes those that are given as bytes. */
export function load(options?: LoadOptions | null): Promise<Santong>;

/** What to load; each may be left out. */
export interface LoadOptions {
  /** The WebAssembly module, where it cannot be had from beside `santong-api.js`: `headless.….wasm`. */
  module?: ArrayBuffer | Uint8Array | WebAssembly.Module;
  /** A compiled rule set in the place of the package's own. */
  rules?: Uint8Array;
}

/** The checks. */
export interface Santong {
  // The module's own functions.
  /**
   * Compiles rule files with a second module, which is loaded at the first call. Faults in the files
   * are a result and no error. `null` or nothing stands for the package's own rule files.
   */
  compileRules(files?: RuleSource | RuleSource[] | null, options?: CompileOptions | null): Promise<Outcome>;
}

/** A text in TOML or JSON, an object in the form of a rule file, or either with a name. */
export type RuleSource = string | RuleFile | { [section: string]: unknown };

/** Options of `compileRules`. */
export interface CompileOptions {
  /** Files that only add to the others, each by its own name. */
  overlays?: RuleSource | RuleSource[];
}

/** Why a call was refused. */
export class SantongError extends Error implements Fault {
  readonly name: "SantongError";
  /** Stable name of the kind of fault, for example `answers.wrong-type`. */
  readonly code: string;
  /** Where, for example `products[0].answers.product.name` or `options.asOf`; may be empty. */
  readonly path: string;
}

