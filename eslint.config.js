import tseslint from "typescript-eslint";

/** What would let a double, or the machine's clock, decide. */
const inexact = ["parseFloat", "Date"].map((name) => ({
  name,
  message: "Deciding code is exact: rationals and day numbers only.",
}));

export default tseslint.config(
  { ignores: ["build/", "dist/", "coverage/", "**/*.generated.ts", "**/expected*", "tests/**/expected*/**"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      // Groups of a regular expression that always match, and indices just tested, are certain for the reader and not for the types.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    rules: {
      eqeqeq: "error",
    },
  },
  {
    files: ["runtime/**/*.ts", "interpreter/**/*.ts", "json-logic/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", ...inexact],
      "no-restricted-properties": ["error", { property: "toFixed", message: "Doubles are never printed as decimals." }],
    },
  },
);
