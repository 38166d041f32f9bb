"""Source files as readers meet them: who may see one, its viewer, its pictures, its original."""
