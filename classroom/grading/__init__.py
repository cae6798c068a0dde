"""A folder of submissions becomes grades, pages and marks."""
