// What Sphinx's searchtools.js wants to be told, before it runs.
/* global DOCUMENTATION_OPTIONS */
// eslint-disable-next-line no-unused-vars
const SPHINX_HIGHLIGHT_ENABLED = false; // pages don't carry the script that would mark the words
// Excerpts are fetched page by page, which browsers refuse to pages opened from a disk.
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
