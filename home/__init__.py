"""The front door, the only room that knows the others."""
