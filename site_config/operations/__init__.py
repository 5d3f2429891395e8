"""What keeps the site running and answers machines: logs, policies, input guard, error pages, health, mail."""
