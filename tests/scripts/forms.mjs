/* The parts of forms that know no page, in the order in which a page loads them. */
const folder = "../../scripts/civildialogue";
for (const name of ["text", "rules", "file", "send", "values"]) await import(`${folder}/core/site/forms/assets/${name}.js`);
await import(`${folder}/features/compendium/assets/diff.js`);

export const { text, rules, diff, file, send, values } = globalThis.civilForms;

/* What the check knows of letters in small; the whole is compared with Python in tests/compendium. */
export const signs = {
  hidden: "[\\u{200b}\\u{200c}\\u{200e}\\u{200f}\\u{d800}-\\u{dfff}]|(?<![\\u{1f300}-\\u{1faff}])\\u{200d}|\\u{200d}(?![\\u{1f300}-\\u{1faff}])",
  stacked: "\u0301{4,}",
  addresses: "https?://\\S+",
  letters: { а: "a", б: "b", в: "v", и: "i", я: "ya", н: "n" },
  scripts: { latin: "A-Za-z", cyrillic: "\u0400-\u052f", wide: "\uff21-\uff3a" },
  unmixed: ["author.name"],
  longestAddress: 200,
  longestMail: 200,
  days: 30,
};
