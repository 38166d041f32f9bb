# Thin names for `python3 dev.py ...`; run that with "help" for the rest.

DEV = python3 dev.py

.PHONY: demo demo-full test lint format bench screens lighthouse index lock

demo:
	@$(DEV) demo

demo-full:
	@$(DEV) demo --full

test:
	@$(DEV) test

lint:
	@$(DEV) lint

format:
	@$(DEV) format

bench:
	@$(DEV) bench

screens:
	@$(DEV) screens

lighthouse:
	@$(DEV) lighthouse

index:
	@$(DEV) index

lock:
	@$(DEV) lock
