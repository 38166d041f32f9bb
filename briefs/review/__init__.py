"""A brief under review: what is done to it, by whom, recorded and mailed, on Wagtail's workflow."""
