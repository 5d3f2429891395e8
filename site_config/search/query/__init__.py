"""From what a reader typed to the pages found."""
