"""What readers write to the mission by the form on the contact page: stored, mailed, and deleted after 90 days."""
