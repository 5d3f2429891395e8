"""Pictures and documents: what may be uploaded, what is measured, and how files reach a reader."""
