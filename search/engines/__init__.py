"""The engines that answer a search: one protocol, three implementations."""
