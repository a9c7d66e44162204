/* The parts of the form of comments that know no page, in the order in which a page loads them. */
const folder = "../../scripts/civildialogue/features/compendium/assets";
for (const name of ["text", "diff", "file", "send", "values"]) await import(`${folder}/${name}.js`);

export const { text, diff, file, send, values } = globalThis.civilContribute;

/* Rules of the check in small; the whole ones are compared with Python in tests/compendium. */
export const rules = {
  hidden: [[0x200b, 0x200f], [0xd800, 0xdfff]],
  emoji: "\u{1f300}-\u{1faff}",
  letters: { а: "a", б: "b", в: "v", и: "i", я: "ya", н: "n" },
  folder: "compendium/comments",
  longest: 10,
  longestAddress: 200,
  longestMail: 200,
  scripts: { latin: "A-Za-z", cyrillic: "\u0400-\u052f", wide: "\uff21-\uff3a" },
};
