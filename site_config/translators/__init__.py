"""The translators' desk: what waits for translation, the editor for it, its memory, its glossary, its files."""
