"""People: accounts, sign-in, profiles."""
