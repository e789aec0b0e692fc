"""The exchange with the centre beside the window and on the command line, and what a beheerder does there."""
