"""Links of our own public pages and snippets that lead nowhere: looked for each night, shown to who can mend them."""
