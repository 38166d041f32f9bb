"""What `dev.py` is made of: environment, services, checks, demo. Standard library only.

It runs before anything is installed, so nothing here may import the project or its dependencies.
"""
