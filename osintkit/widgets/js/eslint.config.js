import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-control-regex": "off", // control characters are what we look for
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "captured text only ever becomes text nodes" },
        { property: "outerHTML", message: "captured text only ever becomes text nodes" },
        { property: "insertAdjacentHTML", message: "captured text only ever becomes text nodes" },
      ],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket"],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["*.mjs"], languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.node } },
];
