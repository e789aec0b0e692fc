"""What stands around a key slot: the price of a password, its sealed part, failures, second factor, recovery key."""
