"""Links of our own public pages and snippets that lead nowhere: looked for once a day, shown to who can mend them."""
