"""The room of news stories."""
