/* The rules for our scripts: those that browsers run as they are, and the tests of them. */
import js from "@eslint/js";
import globals from "globals";

/* One script's parts, which those that load after it use, and the one of reveal.js. */
const parts = ["civilStem", "civilLetters", "civilShards", "civilLexicon", "civilQuery", "civilSpelling", "civilPassages", "civilAnalysis", "civilRanking", "Reveal"];

export default [
  { ignores: ["scripts/**/vendor/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["scripts/civildialogue/**/*.js"],
    languageOptions: {
      sourceType: "script",
      ecmaVersion: 2022,
      globals: { ...globals.browser, ...Object.fromEntries(parts.map((name) => [name, "readonly"])) },
    },
  },
  {
    files: ["*.mjs", "tests/scripts/*.mjs"],
    languageOptions: { sourceType: "module", ecmaVersion: 2022, globals: globals.node },
  },
  {
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: "error",
      /* Without the function around a whole script, which keeps its names to itself. */
      "max-lines-per-function": ["error", { max: 80 }],
      "no-implicit-globals": "error",
      "no-var": "error",
      "prefer-const": "error",
      strict: ["error", "function"],
    },
  },
];
