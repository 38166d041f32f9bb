"""Pages of the signed-in person: account, move to another office, my data, closing."""
