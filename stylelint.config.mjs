/* The rules for our styles: what browsers would not understand, or would read in another way than it looks. */
export default {
  extends: ["stylelint-config-recommended"],
  ignoreFiles: ["**/vendor/**"],
  rules: {
    /* Rules stand by subject and not by weight; those that meet on one element differ in what they set. */
    "no-descending-specificity": null,
    /* Headings have their type and their space apart. */
    "no-duplicate-selectors": null,
  },
};
