"""Source files in the admin: their list, the page of one, and what staff decide."""
