"""The editors' guide inside the admin: chapters in English and Russian, which name every control as the admin does."""
