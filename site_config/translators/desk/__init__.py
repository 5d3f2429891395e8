"""What waits: board, list, queue, and who sees which of it."""
