"""Who signs in: our user model, and the groups that the work is divided among."""
