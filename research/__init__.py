"""The room of research publications."""
