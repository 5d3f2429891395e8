"""From English to the translators: a text is cut into sentences, and what became of each is known when it changes."""
