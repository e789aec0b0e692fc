"""What desks differ about: found, put in words, asked, decided, and what follows from it."""
