"""What cities tell each other: adoptions, questions, requests for cases."""
