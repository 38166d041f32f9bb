"""A brief while it is written: answers saved, files attached, guesses confirmed, then sent."""
