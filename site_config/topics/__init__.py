"""The topics that stories and publications share."""
